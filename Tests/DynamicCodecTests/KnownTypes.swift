import LogContract
import Messages
import SchemaFixtures
import WireCodec

/// Every message and union of the shipped schemas. A test compares them with the schemas.
let shippedTypes: [any WireMessage.Type] =
  listedTypes
  + Messages.LogCommand.methods.flatMap { method -> [any WireMessage.Type] in
    guard let types = Messages.LogCommand.messageTypes(of: method.number) else { return [] }
    return [types.request, types.result]
  }

/// Those that are no request or result of a method with `@logged`, which a log's contract lists.
private let listedTypes: [any WireMessage.Type] = [
  AdmissionJoined.self, AdmissionLeft.self, AdmissionOpened.self, AdmissionPlace.self,
  AdmissionRevealed.self, AdmissionUpdate.self, Draw.self, DrawRequest.self, DrawResult.self,
  DrawStatus.self, WatchAdmissionRequest.self,
  DropPolicy.self, MarketFeatures.self, MarketSet.self, PlaceInLine.self, PlaceRequest.self,
  PlaceResult.self, PolicySet.self, UnitsFenced.self,
  AdjustInventoryRequest.self, AdjustInventoryResult.self, Availability.self,
  BackupMade.self, BackupRequest.self, BeginConfirmRequest.self, BeginConfirmResult.self,
  BuyerNews.self, BuyerUpdate.self,
  ClockSet.self, CloseStreamRequest.self, CloseStreamResult.self, ConfirmRequest.self,
  ConfirmResult.self,
  Confirmed.self, Confirming.self, ControlDropRequest.self, ControlDropResult.self,
  DropChanged.self, DropNotice.self, DropScheduled.self, DropStatus.self, EchoMessage.self,
  ExtendRequest.self, ExtendResult.self, Extended.self, FeedEvent.self, FeedReset.self,
  GetDropRequest.self, GetDropResult.self, HeadRequest.self, Heartbeat.self, HoldUpdate.self,
  HubNotice.self, HubRequest.self, HubResult.self, HubStatus.self,
  HubStored.self, InventoryAdjusted.self, JobEvent.self, JobNews.self, JobOffered.self,
  JobReport.self, JobWithdrawn.self, JournalCaller.self, JournalHead.self, JournalRecord.self,
  LeaveWaitlistRequest.self, LeaveWaitlistResult.self, Marker.self, MarkerAccepted.self,
  OfferStored.self, OpenStreamRequest.self, OpenStreamResult.self, OrderUpdate.self,
  PartnerEvent.self, PartnerHello.self, PartnerMessage.self, PartnerRegistered.self,
  PaymentDeclined.self, PaymentResultRequest.self, PaymentVoided.self, PublishMarker.self,
  PublishResult.self, PutHubRequest.self, PutHubResult.self, PutOfferRequest.self,
  PutOfferResult.self, ReadJournalRequest.self, RegisterPartnerRequest.self,
  RegisterPartnerResult.self, Rejected.self, ReleaseRequest.self, ReleaseResult.self,
  Released.self, ReportAccepted.self, ReportRefused.self, ReserveLine.self, ReserveRequest.self,
  ReserveResult.self,
  Reserved.self, ScheduleDropRequest.self, ScheduleDropResult.self, ServerStats.self,
  SetClockRequest.self,
  StatsRequest.self, StreamClosed.self, StreamEnded.self, StreamOpened.self, SubscribeRequest.self,
  TaggedReserve.self, TaggedResult.self, TelemetryAnswer.self, VoidPayment.self, WaiterUpdate.self,
  WaitlistLeft.self,
  WatchRequest.self, Alternative.self, AnyWindow.self, ReservationNotice.self, ReservationPlan.self,
  ReservationStatus.self, WindowGrant.self, WindowList.self, WindowSpec.self, WindowStatus.self,
  WindowsRequest.self, FencedFor.self, FenceStatus.self, HeldLeg.self,
  HeldLine.self, HoldRequest.self, HoldResult.self, HoldStatus.self, GetOrderRequest.self,
  GetOrderResult.self, JobStatus.self, OrderStatus.self, PlaceLine.self,
  GetPaymentRequest.self, GetPaymentResult.self, OrderCancelled.self, PaymentFound.self,
  PaymentIntent.self,
  PaymentSettled.self, PaymentStatus.self, PaymentsRequest.self, RefundOrdered.self, TillSet.self,
  Attestation.self, ExpressPending.self, GetTokenRequest.self, GetTokenResult.self, TokenFound.self,
  TokenRegistered.self, TokenRevoked.self,
  DeliveryProof.self, DispatchSet.self, JobRequest.self, JobResult.self, JobState.self,
  JobSwap.self,
  JobSwapped.self, ReportTaken.self, StreamRoster.self, RelayStats.self,
]

/// The messages of the conformance schema, which has every feature of the language.
let conformanceTypes: [any WireMessage.Type] = [
  Nothing.self, Fixed.self, Optionals.self, Leaf.self, Label.self, Choice.self, Variable.self,
  Lists.self, Maps.self, Retired.self, Version1.self, Version2.self, Version3.self, Holder1.self,
  Holder3.self, Checked.self, Part.self, Keywords.self, MoreMaps.self, MoreLists.self, Group.self,
  Inner.self, MoreOptionals.self, LongNames.self, LongChoice.self, ForeignKeywords.self,
  Typed.self, TypedChecked.self, TypedChoice.self,
]
