/// Bugs that tests plant to see that the checkers find them. Never set outside tests.
package enum EngineFault: UInt8, CaseIterable, Sendable {
  case none
  /// One unit more than there is.
  case oversellByOne
  /// A released hold's units stay held.
  case forgetToFree
  /// An expired hold's units are freed twice.
  case freeTwice
  /// A newcomer is granted a unit while others wait.
  case barge
  /// The last in line is promoted, not the first.
  case promoteLast
  /// Freed units are not offered to the line.
  case skipPromotion
  /// The buyer limit is checked without what was bought.
  case forgetLimit
  /// A key with another body gets the remembered outcome.
  case ignoreFingerprint
  /// A repeated key is decided again.
  case forgetKey
  /// A stale attempt changes the job.
  case ignoreAttempt
  /// A hold lapses a second early.
  case expireEarly
  /// A tick leaves due holds alone.
  case expireLate
  /// A marker takes an offset and skips one.
  case skipOffset
  /// A confirm counts the units as sold and as held.
  case keepHeldOnConfirm
  /// A hold that waits for its payment lapses at its deadline.
  case expireWhileConfirming
  /// Whoever can no longer be served stays in line.
  case keepImpossible
  /// A payment is looked for in the holds alone: one that paid an order is voided.
  case voidPaid
  /// A payment of one hold pays for another too.
  case payTwice
  /// Room at a hub is offered to nobody.
  case leaveHubIdle
  /// A drop is in the phase that its ticks have brought it to, whatever the time of a command.
  case ignoreSchedule
  /// A hold can be used after its time until its tick has come.
  case useLate
  /// Holds keep their deadlines when log time is set back.
  case keepDeadlines
  /// What ended while log time was ahead keeps its time when that is set back.
  case keepEnds
  /// All that has ended goes back with log time, as far as what is held.
  case shiftEnds
  /// An ended drop is forgotten before its time.
  case retireEarly
  /// An ended drop is kept for ever.
  case keepEnded
  /// A slot more than a window has.
  case oversellSlot
  /// The slot of a hold that is over stays held.
  case keepSlot
  /// A confirm counts a slot as booked and as held.
  case bookTwice
  /// Slots can be had before their window opens.
  case openEarly
  /// Any window is the last that fits, not the earliest.
  case anyOrder
  /// A reservation does not open when nothing is left.
  case keepReservation
  /// Units of a reservation are given without a slot.
  case slotless
  /// A reservation stays open when its time is over.
  case openTooLong
  /// A hub leaves reservation before its dwell is over.
  case ignoreDwell
  /// A hub's tokens come back twice as fast.
  case refillTwice
  /// A hub goes to reservation one job too early.
  case flipEarly
  /// A hold takes no token of its hub.
  case takeNoToken
  /// A hub that falls silent goes on selling.
  case ignoreSilence
  /// Somebody behind is served before a head of line who could be.
  case passHead
  /// Where the policy lets pass, nobody does.
  case passNobody
  /// Who waits for several pools has a turn as soon as one of them has units.
  case servePart
  /// Nothing is kept back for who waits for several pools and is first in line.
  case keepNothing
  /// Who waits for several pools is served past those who wait for one of them and came before.
  case passAlone
  /// Who waits for several pools has no turn, ever.
  case sleepWithLegs
  /// Who leaves one of several lines stays in the others.
  case leaveLegs
  /// A changed policy is told and not kept.
  case forgetPolicy
  /// What is switched off in the market is begun all the same.
  case ignoreMarket
  /// A reserve is decided by who asked.
  case heedCaller
  /// Units of a fence are given to anybody.
  case fenceForAll
  /// Units of a fence that come back go to its pool.
  case leakFence
  /// A unit is lost when units are moved into a fence.
  case loseMoved
  /// Units of the pool are given before those that are set aside.
  case poolFirst
  /// A drop with a door can be reserved of without a ticket.
  case admitAnybody
  /// A ticket can be used again.
  case useTicketTwice
  /// A ticket can be used after its time.
  case useTicketLate
  /// Waves are twice as large.
  case doubleRate
  /// Tickets are given out while there are as many as free units.
  case admitPastStock
  /// The order of a draw is that of joining.
  case drawByArrival
  /// A draw is made while its list is open.
  case drawEarly
  /// Any seed is that which was committed to.
  case anySeed
  /// Whoever came last is let in first.
  case lastFirst
  /// Who joins again stands behind all others.
  case losePlace
  /// Nobody is let in, ever.
  case keepShut
  /// Who could not be heard of before people were let in is passed over.
  case passPresent
  /// Tickets keep their time when log time is set back.
  case keepTickets
  /// Limits that are adopted are told and not kept.
  case ignoreAdoption
  /// A restored engine goes by the limits that its process would have.
  case loseAdoption
  /// A changed hold is missing from the next checkpoint.
  case loseDirtyHold
  /// Something forgotten is in the next checkpoint neither as a row nor in the archive.
  case loseArchived
  /// What is made and forgotten between two checkpoints is not archived.
  case archiveDrainedOnly
  /// What was not answered in time is asked under another number.
  case askAnew
  /// More is captured than was authorised.
  case captureMore
  /// A refund that is reported twice is counted twice.
  case countTwice
  /// A provider that has no record of a payment is taken to hold nothing of it.
  case trustNotFound
  /// What was declined is told again because nobody has a record of it, and asked anew beside that.
  case repeatDeclined
  /// What is authorised too late stays with the provider.
  case keepLateMoney
  /// A payment of which something is asked is forgotten with the rest.
  case forgetAsked
  /// Units of a cancelled order stay sold.
  case keepSold
  /// Units of a cancelled order count against their buyer's limit.
  case keepLimit
  /// The slot of a cancelled order stays booked.
  case keepBooked
  /// A cancelled order keeps its money.
  case keepMoney
  /// Lines are cancelled that are on their way.
  case cancelLate
  /// More is given back than there is.
  case refundMore
  /// A token that was revoked can be charged.
  case keepRevoked
  /// A token can be charged after its time.
  case keepExpired
  /// A token can be charged by whoever knows its number.
  case anybodysToken
  /// A purchase is taken whatever signed it, or nothing.
  case trustAnySignature
  /// What a device signed is good for ever.
  case ignoreAge
  /// A nonce can buy again.
  case forgetNonce
  /// What a purchase costs is what its request says.
  case anyPrice
  /// A token can be charged any amount.
  case overCap
  /// What came to nothing counts against the cap of its token.
  case keepSpent
  /// A cancelled drop keeps its orders.
  case keepOrders
  /// A hub that is not heard is not silent.
  case ignoreSilentHub
  /// A silent hub that is heard stays silent.
  case keepSilent
  /// An offer that was not answered stays where it is.
  case keepUnanswered
  /// An offer is taken back a second before it had to be answered.
  case swapEarly
  /// Hubs are silent for as long as the log stood still.
  case stopIsSilence
  /// A buyer is told twice that another hub has a job.
  case tellTwice
  /// What a hub left unanswered counts as refused.
  case countUnanswered
  /// Units that a job has at its new hub are not sold there.
  case loseSwapped
  /// An operator's swap takes what is on its way.
  case swapPickedUp
  /// Something is undeliverable before pickup.
  case anyStep
}
