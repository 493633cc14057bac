import LoadKit
import Testing

private let latency = LatencySummary(
  count: 2000, p50: 2_100_000, p90: 5_200_000, p99: 9_800_000, p999: 11_900_000,
  maximum: 12_100_000)

private let machine = Machine(
  processor: "Example CPU", cores: 2, kernel: "Linux 6.1", memoryBytes: 16 << 30, isOptimised: true)

@Suite struct ReportTests {
  @Test func numbersAreWrittenForPeople() {
    #expect(Words.count(1_234_567) == "1,234,567")
    #expect(Words.count(-1000) == "-1,000")
    #expect(
      [999, 1500, 12_345, 2_000_000, 123_456_789_000].map { Words.duration($0) } == [
        "999 ns", "1.50 us", "12.3 us", "2.00 ms", "123 s",
      ])
    #expect(Words.bytes(14_600) == "14.6 KB")
    #expect([9_999, 163_400, 1_254_000].map { Words.rate($0) } == ["9,999", "163 k", "1.25 M"])
    #expect(Words.clock(65_400_000) == "01:05")
    #expect(Words.decimal(1234.5, 1) == "1,234.5")
    #expect(Words.decimal(0.005, 2) == "0.01")
  }

  @Test func jsonIsJSON() {
    let value: JSONValue = [
      "text": .string("a \"b\"\n\\\u{1}é"), "n": .number(1.5), "whole": .number(-3),
      "small": .number(0.0004), "nan": .number(.nan), "list": [.integer(-1), .bool(true), .null],
    ]
    #expect(
      value.text
        == #"{"text":"a \"b\"\n\\\u0001é","n":1.5,"whole":-3,"small":0,"nan":null,"list":[-1,true,null]}"#
    )
  }

  @Test func tablesLineUp() {
    var table = TextTable("server", "req/s", "p99")
    table.add("ours", "942 k", "1.2 ms")
    table.add("the other one", "9 k", "15 ms")
    #expect(
      table.text == """
        server         req/s     p99
        -------------  -----  ------
        ours           942 k  1.2 ms
        the other one    9 k   15 ms
        """)
    #expect(table.markdown.split(separator: "\n").count == 4)
  }

  @Test func aBenchReportHasWhatMeasurementNeeds() {
    var server = HonestServer(seed: 4)
    server.play(200)
    var audit = LogAudit()
    for entry in server.log { audit.read(entry) }
    var report = BenchReport(scenario: "reserve", target: "127.0.0.1:9900", machine: machine)
    report.flags = [("duration", "10 s"), ("rate", "20000"), ("seed", "7")]
    report.elapsedNanoseconds = 10_000_000_000
    report.rates = [RateMeter.Second(offered: 100_000, achieved: 99_990, failed: 10)]
    report.latencies = [BenchReport.Latency("reserve", latency, fromSent: latency)]
    report.lag = latency
    report.figures = [
      BenchReport.Figure("sold_out_s", .number(1.25), title: "sold out", "after 1.25 s")
    ]
    report.audit = audit.finish(server.told)
    #expect(report.isOK)
    GoldenFile("bench-report.txt").expect(report.text + "\n" + report.json.text + "\n")
    report.violations = ["3 answers came twice"]
    #expect(!report.isOK)
    #expect(report.json.text.hasPrefix("{\"ok\":false,\"violations\":[\"3 answers came twice\"]"))
  }

  @Test func anInvalidRunDoesNotEndLikeAGoodOne() {
    var report = BenchReport(scenario: "echo", target: "127.0.0.1:9900", machine: machine)
    report.validity = RunValidity(
      lag: latency, cpuNanoseconds: 0, elapsedNanoseconds: 1_000_000_000, loops: 1)
    #expect(
      report.text.hasSuffix(
        "INVALID: the figures say nothing about the server; everything claimed holds"))
    #expect(report.exitCode == 3)
    report.violations = ["3 answers came twice"]
    #expect(report.text.hasSuffix("NOT OK: see the violations above"))
    #expect(report.exitCode == 1)
  }

  @Test func aShowHasNoRate() throws {
    let usage = try #require(ProcessUsage())
    var report = BenchReport(scenario: "drop", target: "127.0.0.1:9900", machine: machine)
    report.elapsedNanoseconds = 2_000_000_000
    report.client = UsageInterval(
      from: usage, to: usage, elapsedNanoseconds: 2_000_000_000)
    #expect(report.text.contains("took 2.00 s"))
    #expect(!report.text.contains("offered 0") && !report.text.contains("CPU each"))
    #expect(report.exitCode == 0)
  }
}
