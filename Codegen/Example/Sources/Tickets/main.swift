import RPC
import WireCodec

// Everything here that is called SeatRequest, Answer or BoxOffice was made of Schemas/*.drop by the build.

/// The service as the schema promises it.
struct Office: BoxOfficeService {
  func book(_ request: SeatRequest, context: ServerContext) async throws -> Answer {
    guard request.seats <= 4 else { return .refused(Refused(reason: "four seats at most")) }
    let price = Money(minor: Int64(request.seats) * 2_500, currency: "EUR")
    return .booked(Booked(number: 1, price: price))
  }
}

var router = Router()
Office().register(with: &router)
for method in router.methods { print("serves \(method.path)") }

let request = SeatRequest(row: 7, seats: 2, name: "Ada")
let bytes = request.encodedBytes()
let copy = try SeatRequest(bytes: bytes)
precondition(copy == request)
print("a request of \(bytes.count) bytes; the largest has \(SeatRequest.maximumEncodedSize)")

do {
  try SeatRequest(row: 41, seats: 2, name: "Ada").validate()
  preconditionFailure("there are 40 rows")
} catch {
  print("refused: \(error)")
}

let answer = Answer.booked(Booked(number: 12, price: Money(minor: 5_000, currency: "EUR")))
guard case .booked(let booked) = try Answer(bytes: answer.encodedBytes()) else {
  preconditionFailure("a booking is a booking")
}
print("booked: order \(booked.number.rawValue), \(booked.price.minor) \(booked.price.currency)")
