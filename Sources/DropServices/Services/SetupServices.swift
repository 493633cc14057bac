import Basics
import DropEngine
import MessageServices
import Messages
import RPC

/// Offers, drops and the registry: one command each.
struct OffersHandler: OffersService, LoggedService {
  let runtime: ServiceRuntime

  func put(
    _ request: Messages.PutOfferRequest, context: ServerContext
  ) async throws -> Messages.PutOfferResult {
    try Messages.PutOfferResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(owner: "creator", offer: OfferID(request.offer)))
  }
}

struct DropsHandler: DropsService, LoggedService {
  let runtime: ServiceRuntime

  func control(
    _ request: Messages.ControlDropRequest, context: ServerContext
  ) async throws -> Messages.ControlDropResult {
    let outcome = try await runtime.gateway(of: context).submit(Command(request))
    var subject = RefusalSubject(drop: DropID(request.drop), action: request.action)
    if outcome.refusal?.code == .invalidTransition,
      case .status(let status) = try await runtime.log.dropStatus(request.drop, for: context.place)
    {
      subject.phase = status.phase
    }
    return try Messages.ControlDropResult(outcome, about: subject)
  }

  func adjust(
    _ request: Messages.AdjustInventoryRequest, context: ServerContext
  ) async throws -> Messages.AdjustInventoryResult {
    try Messages.AdjustInventoryResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(pool: PoolID(request.pool)))
  }

  func get(
    _ request: Messages.GetDropRequest, context: ServerContext
  ) async throws -> Messages.GetDropResult {
    try await runtime.log.dropStatus(request.drop, for: context.place)
  }
}

struct RegistryHandler: RegistryService, LoggedService {
  let runtime: ServiceRuntime

  func registerPartner(
    _ request: Messages.RegisterPartnerRequest, context: ServerContext
  ) async throws -> Messages.RegisterPartnerResult {
    try Messages.RegisterPartnerResult(await runtime.gateway(of: context).submit(Command(request)))
  }

  func putHub(
    _ request: Messages.PutHubRequest, context: ServerContext
  ) async throws -> Messages.PutHubResult {
    try Messages.PutHubResult(
      await runtime.gateway(of: context).submit(Command(request)),
      about: RefusalSubject(
        owner: "partner", partner: PartnerID(request.partner), hub: HubID(request.hub)))
  }
}
