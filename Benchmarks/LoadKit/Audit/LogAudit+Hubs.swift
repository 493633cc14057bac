// Jobs and hubs: no job waits beside a hub that has room for it and could do it.
extension LogAudit {
  struct Hub {
    var abilities: UInt64
    var zone: UInt64
    var places: UInt64
    var partner: UInt64
    /// Jobs offered to it or taken by it and not over.
    var open: UInt64 = 0
  }

  struct Job {
    var drop: UInt64
    var hub: UInt64 = 0
    var attempt: UInt64 = 0
    /// Hubs that have had it, as far as they are counted: the last one is taken out again if the job is taken from it.
    private(set) var tried: [UInt64] = []

    /// One that is there already, or one too many, has it by an operator's word.
    mutating func note(_ hub: UInt64) {
      if tried.count < 8, !tried.contains(hub) { tried.append(hub) }
    }

    /// It was refused by nobody.
    mutating func forgetLast(_ hub: UInt64) { if tried.last == hub { tried.removeLast() } }
  }

  mutating func putHub(_ hub: AuditHub) {
    let open = hubs[hub.hub]?.open ?? 0
    hubs[hub.hub] = Hub(
      abilities: hub.abilities, zone: hub.zone, places: hub.places,
      partner: hub.partner, open: open)
    hasJobNews = true
  }

  /// Follows what an order was told of a job.
  mutating func follow(_ news: AuditJob) {
    hasJobNews = true
    if let line = news.cancelled { takeBack(line, of: news) }
    var job = jobs[news.job] ?? Job(drop: news.drop)
    if job.hub != 0, job.hub != news.hub || job.attempt != news.attempt || news.isOver {
      leave(job.hub)
      job.hub = 0
    }
    waitingJobs.remove(news.job)
    if news.isOver {
      jobs[news.job] = nil
      return
    }
    if news.hub == 0 {
      if UInt64(job.tried.count) < limits.attemptsPerJob { waitingJobs.insert(news.job) }
    } else if job.hub != news.hub {
      if !couldTake(job, news.hub), dispatch.forced?.job != news.job {
        fault(.hubMisused, "hub \(news.hub) was given job \(news.job)")
      }
      hubs[news.hub]?.open += 1
      job.hub = news.hub
      job.note(news.hub)
    }
    job.attempt = news.attempt
    jobs[news.job] = job
  }

  /// After another limit of attempts: which jobs without a hub may still be offered.
  mutating func waitAnew() {
    hasJobNews = true
    waitingJobs = []
    for (id, job) in jobs where job.hub == 0 && UInt64(job.tried.count) < limits.attemptsPerJob {
      waitingJobs.insert(id)
    }
  }

  private mutating func leave(_ hub: UInt64) {
    guard let open = hubs[hub]?.open, open > 0 else {
      return fault(.negativeCount, "hub \(hub) gives back a job that it did not have")
    }
    hubs[hub]?.open = open - 1
  }

  private func couldTake(_ job: Job, _ id: UInt64) -> Bool {
    guard let hub = hubs[id], let drop = drops[job.drop] else { return false }
    let serves = drop.zone == 0 || hub.zone == 0 || drop.zone == hub.zone
    return hub.open < hub.places && serves && drop.needs & ~hub.abilities == 0
      && !job.tried.contains(id)
  }

  /// Looks at hubs and jobs after an entry that changed one of them.
  mutating func checkIdleHubs() {
    if rules < 2 { return }
    if hasJobNews {
      hasJobNews = false
      for (id, hub) in hubs {
        let isIdle =
          hub.open < hub.places
          && !isPerhapsSilent(id)
          && waitingJobs.contains { job in
            !isPassedOver(job, id) && jobs[job].map { couldTake($0, id) } ?? false
          }
        if !isIdle {
          idleHubs[id] = nil
        } else if idleHubs[id] == nil {
          idleHubs[id] = (sequence, ticks)
        }
      }
    }
    for id in idleHubs.keys.sorted() {
      guard let (since, tick) = idleHubs[id], isLate(since: since, tick: tick) else { continue }
      fault(.hubLeftIdle, "hub \(id) has had room for a job that waits since entry \(since)")
      // Said once; from now on it counts again.
      idleHubs[id] = (sequence, ticks)
    }
  }
}
