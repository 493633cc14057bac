import Foundation
import Testing

@testable import LoadKit

@Suite struct MeasureTests {
  @Test func latencyCountsFromTheIntendedStart() {
    var recorder = LatencyRecorder()
    // A stall of a second: a closed loop would see one slow call, the users of the service see many.
    for index in 0..<1000 as Range<Int64> {
      let intended = index * 1_000_000
      let sent = max(intended, 1_000_000_000)
      recorder.record(intended: intended, sent: sent, completed: sent + 50_000)
    }
    #expect(recorder.count == 1000)
    #expect((490_000_000...520_000_000).contains(recorder.fromIntended.p50))
    #expect(recorder.fromIntended.maximum >= 1_000_000_000)
    #expect((49_900...50_100).contains(recorder.fromSent.p99))
  }

  @Test func histogramsSplitEveryValueOnce() {
    var recorder = LatencyRecorder()
    for value in [10, 20, 150, 990, 5000] as [Int64] { recorder.record(nanoseconds: value) }
    recorder.record(nanoseconds: -5)
    #expect(recorder.histogram(below: [100, 1000]) == [3, 2, 1])
    var other = LatencyRecorder()
    other.record(nanoseconds: 7)
    recorder.add(other)
    #expect(recorder.count == 7)
  }

  @Test func requestsAreDueAtTheirTimesHoweverLateTheClientIs() {
    let curve = LoadCurve.constant(perSecond: 1000, nanoseconds: 10_000_000)
    var loop = OpenLoop(curve, start: 5_000)
    #expect(curve.count == 10)
    #expect(loop.nextDue == 5_000)
    #expect(loop.take(4_999) == nil)
    #expect(loop.take(5_000)! == (0, 5_000))
    #expect(loop.nextDue == 1_005_000)
    // Asleep for 8 ms: everything missed is due at once, with its own intended start.
    var taken: [Int] = []
    while let request = loop.take(8_500_000) { taken.append(request.index) }
    #expect(taken == Array(1...8))
    #expect(loop.lagSummary.maximum >= 7_400_000)
    #expect(loop.take(20_000_000)?.index == 9)
    #expect(loop.isDone && loop.nextDue == nil)
  }

  @Test func severalLoopsShareOneCurve() {
    let curve = LoadCurve.times([0, 10, 20, 30, 40, 50, 60])
    var taken: [Int] = []
    for offset in 0..<3 {
      var loop = OpenLoop(curve, start: 0, offset: offset, stride: 3)
      while let request = loop.take(100) { taken.append(request.index) }
    }
    #expect(taken.sorted() == Array(0...6))
  }

  @Test func aRunIsInvalidWhenTheClientWasTheBottleneck() {
    let good = LatencySummary(count: 9, p50: 1, p90: 1, p99: 4_000_000, p999: 1, maximum: 1)
    let late = LatencySummary(count: 9, p50: 1, p90: 1, p99: 5_100_000, p999: 1, maximum: 1)
    func validity(_ lag: LatencySummary, cpu: Int64, loops: Int = 1) -> RunValidity {
      RunValidity(lag: lag, cpuNanoseconds: cpu, elapsedNanoseconds: 1_000_000, loops: loops)
    }
    #expect(validity(good, cpu: 900_000).isValid)
    #expect(validity(good, cpu: 1_800_000, loops: 2).isValid)
    #expect(!validity(good, cpu: 990_000).isValid)
    #expect(
      validity(late, cpu: 0).reasons == [
        "the client started requests late: p99 5.10 ms, at most 5.00 ms is acceptable"
      ])
  }

  @Test func ratesAreKeptBySecond() {
    var meter = RateMeter(start: 1_000)
    meter.offered(at: 1_000)
    meter.offered(at: 1_000_001_000)
    meter.achieved(at: 2_000_001_000)
    var other = RateMeter(start: 1_000)
    other.failed(at: 3_500_000_000)
    meter.add(other)
    #expect(meter.seconds.map(\.offered) == [1, 1, 0, 0])
    #expect(meter.total == RateMeter.Second(offered: 2, achieved: 1, failed: 1))
  }

  @Test func usageIsReadFromProc() throws {
    let stat = "4242 (a ) b) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 7 0 99 1000000 512 18446 1 1"
    let usage = try #require(ProcessUsage.parse(stat: stat, ticks: 100, page: 4096))
    #expect(usage.cpuNanoseconds == 3_000_000_000)
    #expect(usage.threads == 7)
    #expect(usage.residentBytes == 512 * 4096)
    let own = try #require(ProcessUsage())
    #expect(own.residentBytes > 1_000_000 && own.threads >= 1)
    #expect(ProcessUsage(pid: 999_999_999) == nil)
    let interval = UsageInterval(from: own, to: usage, elapsedNanoseconds: 1)
    #expect(interval.residentBytes == 512 * 4096)
  }

  @Test func debugBuildsDoNotMeasure() {
    #expect(Machine.refusalToMeasure(isOptimised: true, command: "bench echo") == nil)
    let text = Machine.refusalToMeasure(isOptimised: false, command: "bench echo")
    #expect(text?.contains("bench echo does not measure") == true)
    #expect(Machine.current.cores > 0)
  }

  @Test func fewDescriptorsMeanFewerSockets() {
    let plenty = DescriptorLimit(soft: 20_000, hard: 20_000)
    #expect(plenty.sockets(wanted: 2000, viewers: 2000) == (2000, nil))
    let (sockets, note) = DescriptorLimit(soft: 1024, hard: 1024).sockets(
      wanted: 2000, viewers: 2000)
    #expect(sockets == 500)
    #expect(
      note == "only 1,024 descriptors are allowed here (ulimit -n), so 2,000 viewers share 500 "
        + "sockets instead of 2,000")
    #expect(
      DescriptorLimit(soft: 256, hard: 256).sockets(wanted: 2000, viewers: 2000).sockets == 156)
    #expect(DescriptorLimit.raise().soft == min(DescriptorLimit.current.hard, 1 << 20))
  }
}

@Suite struct ChildProcessTests {
  private func shell(_ script: String) throws -> ChildProcess {
    try ChildProcess(executable: "/bin/sh", arguments: ["-c", script])
  }

  @Test func aReadyLineIsWaitedFor() throws {
    let child = try shell("echo starting; echo listening on 127.0.0.1:9; exec sleep 30")
    #expect(
      try child.waitForLine(containing: "listening", timeoutSeconds: 10)
        == "listening on 127.0.0.1:9")
    #expect(child.exit == nil)
    child.kill()
    #expect(child.waitForExit(timeoutSeconds: 10) == .signal(SIGKILL))
    child.kill()
    #expect(child.outputLines == ["starting", "listening on 127.0.0.1:9"])
  }

  @Test func anEarlyEndIsToldWithWhatItSaid() throws {
    let child = try shell("echo no room on disk >&2; exit 3")
    let error = #expect(throws: ChildError.self) {
      try child.waitForLine(containing: "listening", timeoutSeconds: 10)
    }
    #expect(
      error?.description.hasPrefix("the process ended with exit code 3 before it was ready") == true
    )
    #expect(child.errorTail == "no room on disk\n")
  }

  @Test func patienceEnds() throws {
    let child = try shell("exec sleep 30")
    let error = #expect(throws: ChildError.self) {
      try child.waitForLine(containing: "listening", timeoutSeconds: 0.05)
    }
    #expect(error?.description == "no line with \"listening\" after 0.1 s, and it said nothing")
    #expect(child.stop(graceSeconds: 10) == .signal(SIGTERM))
  }

  @Test func whoIgnoresTheRequestIsEnded() throws {
    let child = try shell("trap '' TERM; echo up; while :; do sleep 0.05; done")
    _ = try child.waitForLine(containing: "up", timeoutSeconds: 10)
    #expect(child.stop(graceSeconds: 0.1) == .signal(SIGKILL))
  }

  @Test func whatIsNotThereCannotBeStarted() {
    let error = #expect(throws: ChildError.self) {
      try ChildProcess(executable: "/nowhere/dropwire", arguments: [])
    }
    #expect(error?.description == "cannot start /nowhere/dropwire: No such file or directory")
  }

  @Test func ourDescriptorsStayOurs() throws {
    let descriptor = open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    let child = try shell("ls -l /proc/$$/fd | grep -c null; echo done")
    _ = try child.waitForLine(containing: "done", timeoutSeconds: 10)
    #expect(child.outputLines.first == "1", "only standard input is /dev/null")
  }
}
