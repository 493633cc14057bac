import SchemaFixtures
import Testing
import WireCodec

/// The JSON encoding, text by text.
@Suite struct JSONEncodingTests {
  /// What the text is read as, written again.
  static let accepted: [(type: any WireMessage.Type, text: String, again: String)] = [
    (Fixed.self, "{}", "{}"),
    (Fixed.self, " \n{\t} \r", "{}"),
    (Fixed.self, #"{"flag":true,"tiny":1}"#, #"{"flag":true,"tiny":1}"#),
    (Fixed.self, #"{ "tiny" : 1 , "flag" : true }"#, #"{"flag":true,"tiny":1}"#),
    (Fixed.self, #"{"flag":false,"tiny":0,"long":"0","real":0,"key":"","code":""}"#, "{}"),
    (Fixed.self, #"{"flag":null,"tiny":null,"key":null,"at":null,"place":null}"#, "{}"),
    (Fixed.self, #"{"f\u006cag":true}"#, #"{"flag":true}"#),
    (
      Fixed.self, #"{"tiny":"255","short":1e2,"word":4294967295.0,"int":-1.5e1}"#,
      #"{"tiny":255,"short":100,"word":4294967295,"int":-15}"#
    ),
    (
      Fixed.self, #"{"long":18446744073709551615,"big":-9223372036854775808,"ident":7}"#,
      #"{"long":"18446744073709551615","big":"-9223372036854775808","ident":"7"}"#
    ),
    (Fixed.self, #"{"int":-0,"big":"-0","word":0e5,"long":1000e-3}"#, #"{"long":"1"}"#),
    (Fixed.self, #"{"real":-0.0}"#, #"{"real":-0.0}"#),
    (Fixed.self, #"{"real":"NaN"}"#, #"{"real":"NaN"}"#),
    (Fixed.self, #"{"real":"Infinity"}"#, #"{"real":"Infinity"}"#),
    (Fixed.self, #"{"real":"-Infinity"}"#, #"{"real":"-Infinity"}"#),
    (Fixed.self, #"{"real":"1.5"}"#, #"{"real":1.5}"#),
    (Fixed.self, #"{"real":0.1e1}"#, #"{"real":1}"#),
    (
      Fixed.self, #"{"real":123456789012345678901234567890}"#,
      #"{"real":1.2345678901234568e+29}"#
    ),
    (Fixed.self, #"{"real":4.9406564584124654e-324}"#, #"{"real":5e-324}"#),
    (Fixed.self, #"{"real":1e-999}"#, "{}"),
    (Fixed.self, #"{"real":1e21}"#, #"{"real":1e+21}"#),
    (Fixed.self, #"{"real":12e19}"#, #"{"real":120000000000000000000}"#),
    (Fixed.self, #"{"real":-0.00000123}"#, #"{"real":-0.00000123}"#),
    (Fixed.self, #"{"real":1.23e-7}"#, #"{"real":1.23e-7}"#),
    (Fixed.self, #"{"real":120.5}"#, #"{"real":120.5}"#),
    (Fixed.self, #"{"small":"SMALL_TWO"}"#, #"{"small":"SMALL_TWO"}"#),
    (Fixed.self, #"{"small":2,"wide":"WIDE_UNSPECIFIED"}"#, #"{"small":"SMALL_TWO"}"#),
    (Fixed.self, #"{"small":3,"wide":"65535"}"#, #"{"small":3,"wide":65535}"#),
    (Fixed.self, #"{"at":"1970-01-01T00:00:00Z","span":"0s"}"#, "{}"),
    (Fixed.self, #"{"at":"2026-07-14T18:30:00.25Z"}"#, #"{"at":"2026-07-14T18:30:00.250Z"}"#),
    (
      Fixed.self, #"{"at":"2026-07-14T18:30:00.123456789+02:00"}"#,
      #"{"at":"2026-07-14T16:30:00.123456Z"}"#
    ),
    (Fixed.self, #"{"at":"2026-12-31T23:30:00-01:30"}"#, #"{"at":"2027-01-01T01:00:00Z"}"#),
    (Fixed.self, #"{"at":"0001-01-01T00:00:00Z"}"#, #"{"at":"0001-01-01T00:00:00Z"}"#),
    (
      Fixed.self, #"{"at":"9999-12-31T23:59:59.999999Z"}"#,
      #"{"at":"9999-12-31T23:59:59.999999Z"}"#
    ),
    (Fixed.self, #"{"at":"2000-02-29T00:00:00Z"}"#, #"{"at":"2000-02-29T00:00:00Z"}"#),
    (
      Fixed.self, #"{"at":"1969-12-31T23:59:59.999999Z"}"#,
      #"{"at":"1969-12-31T23:59:59.999999Z"}"#
    ),
    (Fixed.self, #"{"span":"-0.5s"}"#, #"{"span":"-0.500s"}"#),
    (Fixed.self, #"{"span":"1.000001999s"}"#, #"{"span":"1.000001s"}"#),
    (Fixed.self, #"{"span":"-1.000001999s"}"#, #"{"span":"-1.000001s"}"#),
    (Fixed.self, #"{"span":"315576000000s"}"#, #"{"span":"315576000000s"}"#),
    (
      Fixed.self, #"{"key":"00000000-0000-0000-0000-0000000000ff"}"#,
      #"{"key":"00000000-0000-0000-0000-0000000000ff"}"#
    ),
    (Fixed.self, #"{"code":"a\u0022b"}"#, #"{"code":"a\"b"}"#),
    (Fixed.self, #"{"place":{"at":{"x":1}}}"#, #"{"place":{"at":{"x":1}}}"#),
    (Fixed.self, #"{"place":{"at":{},"open":false}}"#, "{}"),
    (
      Optionals.self, #"{"a":false,"b":0,"f":{},"h":"","i":""}"#,
      #"{"a":false,"b":0,"f":{},"h":"00000000-0000-0000-0000-000000000000","i":""}"#
    ),
    (Optionals.self, #"{"a":null,"b":null,"f":null,"h":null,"i":null}"#, "{}"),
    (
      Leaf.self, #"{"text":"\u00e4\ud83d\ude42\n\u0001\/\b\f\r\t\\"}"#,
      #"{"text":"ä🙂\n\u0001/\b\f\r\t\\"}"#
    ),
    (Variable.self, #"{"data":"_-8"}"#, #"{"data":"/+8="}"#),
    (Variable.self, #"{"data":"AQ","blob":""}"#, #"{"data":"AQ==","blob":""}"#),
    (Variable.self, #"{"data":"AQI=","maybe":""}"#, #"{"data":"AQI=","maybe":""}"#),
    (Variable.self, #"{"data":"\/\u002b8="}"#, #"{"data":"/+8="}"#),
    (Variable.self, #"{"choice":{"leaf":{}}}"#, #"{"choice":{"leaf":{}}}"#),
    (
      Variable.self, #"{"choice":{"leaf":null,"label":{"text":"a"}}}"#,
      #"{"choice":{"label":{"text":"a"}}}"#
    ),
    (Variable.self, #"{"choice":{}}"#, "{}"),
    (Lists.self, #"{"words":[],"flags":null}"#, "{}"),
    (
      Lists.self, #"{"words":[1,"2"],"leaves":[{},{"number":1}],"choices":[{}]}"#,
      #"{"words":[1,2],"leaves":[{},{"number":1}],"choices":[{}]}"#
    ),
    (
      Maps.self, #"{"counts":{"b":"2","a":1},"leaves":{"7":{}},"smalls":{"true":1,"false":0}}"#,
      #"{"counts":{"a":"1","b":"2"},"leaves":{"7":{}},"#
        + #""smalls":{"false":"SMALL_UNSPECIFIED","true":"SMALL_ONE"}}"#
    ),
    (
      Maps.self, #"{"names":{"00000000-0000-0000-0000-0000000000ff":"a"},"signed":{"-1":{}}}"#,
      #"{"names":{"00000000-0000-0000-0000-0000000000ff":"a"},"signed":{"-1":{}}}"#
    ),
    (Maps.self, #"{"counts":{}}"#, "{}"),
  ]

  @Test func acceptedTextIsWrittenCanonically() {
    for row in Self.accepted { accept(row.type, row.text, row.again) }
  }

  private func accept<M: WireMessage>(_ type: M.Type, _ text: String, _ again: String) {
    do throws(WireError) {
      #expect(try M(json: text).json == again, "\(text)")
    } catch {
      Issue.record("\(text): \(error)")
    }
  }

  static let rejected: [(type: any WireMessage.Type, text: String, expected: String)] = [
    // Not JSON.
    (Fixed.self, "", "malformedJSON "),
    (Fixed.self, "{", "malformedJSON "),
    (Fixed.self, "{}x", "trailingBytes "),
    (Fixed.self, "{}{}", "trailingBytes "),
    (Fixed.self, "{}\u{0}", "trailingBytes "),
    (Fixed.self, #"{"flag"}"#, "malformedJSON "),
    (Fixed.self, #"{"flag":true,}"#, "malformedJSON "),
    (Fixed.self, #"{flag:true}"#, "malformedJSON "),
    (Fixed.self, #"{"flag":tru}"#, "malformedJSON flag"),
    (Fixed.self, #"{"flag":truex}"#, "malformedJSON "),
    (Fixed.self, #"{"tiny":01}"#, "malformedJSON tiny"),
    (Fixed.self, #"{"tiny":+1}"#, "malformedJSON tiny"),
    (Fixed.self, #"{"tiny":1.}"#, "malformedJSON tiny"),
    (Fixed.self, #"{"tiny":-}"#, "malformedJSON tiny"),
    (Fixed.self, #"{"tiny":1e}"#, "malformedJSON tiny"),
    (Fixed.self, #"{"real":NaN}"#, "malformedJSON real"),
    (Leaf.self, "{\"text\":\"a\nb\"}", "malformedJSON text"),
    (Leaf.self, #"{"text":"\x"}"#, "malformedJSON text"),
    (Leaf.self, #"{"text":"\u12"}"#, "malformedJSON text"),
    (Leaf.self, #"{"text":"a}"#, "malformedJSON text"),
    (Leaf.self, #"{"text":"a\"#, "malformedJSON text"),
    (Lists.self, #"{"words":[1,]}"#, "malformedJSON words[1]"),
    (Lists.self, #"{"words":[1 2]}"#, "malformedJSON words"),
    // Another type.
    (Fixed.self, "null", "wrongType "),
    (Fixed.self, "[]", "wrongType "),
    (Fixed.self, #"{"flag":1}"#, "wrongType flag"),
    (Fixed.self, #"{"flag":"true"}"#, "wrongType flag"),
    (Fixed.self, #"{"tiny":1.5}"#, "wrongType tiny"),
    (Fixed.self, #"{"tiny":" 1"}"#, "wrongType tiny"),
    (Fixed.self, #"{"tiny":""}"#, "wrongType tiny"),
    (Fixed.self, #"{"tiny":"NaN"}"#, "wrongType tiny"),
    (Fixed.self, #"{"tiny":true}"#, "wrongType tiny"),
    (Fixed.self, #"{"real":"nan"}"#, "wrongType real"),
    (Fixed.self, #"{"at":0}"#, "wrongType at"),
    (Fixed.self, #"{"key":0}"#, "wrongType key"),
    (Fixed.self, #"{"place":[]}"#, "wrongType place"),
    (Fixed.self, #"{"place":{"at":{"x":[]}}}"#, "wrongType place.at.x"),
    (Leaf.self, #"{"text":1}"#, "wrongType text"),
    (Variable.self, #"{"data":[1]}"#, "wrongType data"),
    (Lists.self, #"{"words":{}}"#, "wrongType words"),
    (Lists.self, #"{"words":[null]}"#, "wrongType words[0]"),
    (Lists.self, #"{"choices":[null]}"#, "wrongType choices[0]"),
    (Maps.self, #"{"counts":[]}"#, "wrongType counts"),
    (Maps.self, #"{"counts":{"a":null}}"#, "wrongType counts[0].value"),
    (Maps.self, #"{"smalls":{"1":1}}"#, "wrongType smalls[0].key"),
    (Maps.self, #"{"leaves":{"a":{}}}"#, "wrongType leaves[0].key"),
    // Outside of the type.
    (Fixed.self, #"{"tiny":256}"#, "outOfRange tiny"),
    (Fixed.self, #"{"tiny":-1}"#, "outOfRange tiny"),
    (Fixed.self, #"{"int":2147483648}"#, "outOfRange int"),
    (Fixed.self, #"{"long":18446744073709551616}"#, "outOfRange long"),
    (Fixed.self, #"{"big":"-9223372036854775809"}"#, "outOfRange big"),
    (Fixed.self, #"{"long":1e99}"#, "outOfRange long"),
    (Fixed.self, #"{"long":1e99999999999999999999}"#, "outOfRange long"),
    (Fixed.self, #"{"real":1e999}"#, "outOfRange real"),
    (Fixed.self, #"{"small":256}"#, "outOfRange small"),
    (Fixed.self, #"{"small":-1}"#, "outOfRange small"),
    (Fixed.self, #"{"small":"-1"}"#, "outOfRange small"),
    (Fixed.self, #"{"at":"0001-01-01T00:00:00+00:01"}"#, "outOfRange at"),
    (Fixed.self, #"{"span":"315576000000.000001s"}"#, "outOfRange span"),
    (Fixed.self, #"{"span":"9999999999999999999s"}"#, "outOfRange span"),
    (Maps.self, #"{"leaves":{"4294967296":{}}}"#, "outOfRange leaves[0].key"),
    // Text that stands for nothing.
    (Fixed.self, #"{"small":"TWO"}"#, "invalidText small"),
    (Fixed.self, #"{"small":"SMALL_THREE"}"#, "invalidText small"),
    (Fixed.self, #"{"at":"2026-07-14"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"2026-02-29T00:00:00Z"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"2026-13-01T00:00:00Z"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"2026-07-14T24:00:00Z"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"2026-07-14T18:30:00"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"2026-07-14t18:30:00Z"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"2026-07-14T18:30:00.Z"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"2026-07-14T18:30:00.1234567890Z"}"#, "invalidText at"),
    (Fixed.self, #"{"at":"0000-01-01T00:00:00Z"}"#, "invalidText at"),
    (Fixed.self, #"{"span":"1"}"#, "invalidText span"),
    (Fixed.self, #"{"span":".5s"}"#, "invalidText span"),
    (Fixed.self, #"{"span":"+1s"}"#, "invalidText span"),
    (Fixed.self, #"{"key":"0"}"#, "invalidUUID key"),
    (Fixed.self, #"{"key":"00000000-0000-0000-0000-0000000000FF"}"#, "invalidUUID key"),
    (Fixed.self, #"{"code":"\u00e9"}"#, "invalidASCII code"),
    (Fixed.self, #"{"code":"a\u0000"}"#, "invalidASCII code"),
    (Variable.self, #"{"data":"A"}"#, "invalidText data"),
    (Variable.self, #"{"data":"A==="}"#, "invalidText data"),
    (Variable.self, #"{"data":"AQ="}"#, "invalidText data"),
    (Variable.self, #"{"data":"AQ I"}"#, "invalidText data"),
    (Leaf.self, #"{"text":"\ud800"}"#, "invalidUTF8 text"),
    (Leaf.self, #"{"text":"\udc00\ud800"}"#, "invalidUTF8 text"),
    (Leaf.self, #"{"text":"\ud800\u0041"}"#, "invalidUTF8 text"),
    // Members.
    (Fixed.self, #"{"flags":true}"#, "unknownField flags"),
    (Fixed.self, #"{"Flag":true}"#, "unknownField Flag"),
    (Fixed.self, #"{"place":{"z":1}}"#, "unknownField place.z"),
    (Retired.self, #"{"a":1}"#, "unknownField a"),
    (Fixed.self, #"{"flag":true,"flag":true}"#, "duplicateField flag"),
    (Fixed.self, #"{"flag":null,"flag":null}"#, "duplicateField flag"),
    (Maps.self, #"{"counts":{"a":1,"a":1}}"#, "duplicateField counts[1].key"),
    (Variable.self, #"{"choice":{"leaf":{},"label":{}}}"#, "duplicateField choice.label"),
    // Limits.
    (Fixed.self, #"{"code":"abcde"}"#, "overLimit code"),
    (Label.self, #"{"text":"aaaaaaaaaaaaaaaaaaaaa"}"#, "overLimit text"),
    (Label.self, #"{"text":"\u0061aaaaaaaaaaaaaaaaaaaa"}"#, "overLimit text"),
    (Variable.self, #"{"blob":"AAAAAAAAAAAAAAA="}"#, "overLimit blob"),
    (Lists.self, #"{"words":[1,1,1,1,1,1,1,1,1]}"#, "overLimit words"),
    (Lists.self, #"{"texts":["","aaaaaaaaa"]}"#, "overLimit texts[1]"),
    (
      Maps.self,
      #"{"smalls":{"true":1,"false":1},"signed":{"0":{},"1":{},"2":{},"3":{},"4":{},"#
        + #""5":{},"6":{},"7":{},"8":{}}}"#, "overLimit signed"
    ),
  ]

  @Test func badTextIsRefusedWithReasonAndPath() {
    for row in Self.rejected {
      #expect(refusal(row.type, Array(row.text.utf8), as: .json) == row.expected, "\(row.text)")
    }
  }

  @Test func textHasToBeUTF8() {
    let text = Array(#"{"text":""#.utf8) + [0xFF] + Array(#""}"#.utf8)
    #expect(refusal(Leaf.self, text, as: .json) == "invalidUTF8 text")
    let name = Array(#"{""#.utf8) + [0xFF] + Array(#"":1}"#.utf8)
    #expect(refusal(Leaf.self, name, as: .json) == "invalidUTF8 ")
  }

  @Test func clientsIgnoreWhatTheyDoNotKnow() throws {
    let text = #"{"new":{"a":[1,"x",{"b":null}],"a":true},"number":3,"also":-1.5e3}"#
    #expect(try Leaf(json: text, ignoringUnknownFields: true) == Leaf(number: 3))
    #expect(throws: WireError.self) { try Leaf(json: text) }
    let new = #"{"small":"SMALL_FIVE","tiny":1}"#
    #expect(try Fixed(json: new, ignoringUnknownFields: true) == Fixed(tiny: 1))
    for bad in [#"{"new":}"#, #"{"new":[1,}"#, #"{"new":"\ud800"}"#, #"{"new":01}"#] {
      #expect(throws: WireError.self) { try Leaf(json: bad, ignoringUnknownFields: true) }
    }
  }

  @Test func unknownValuesAreFollowedToALimit() throws {
    func nested(_ depth: Int) -> String {
      #"{"new":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        + "}"
    }
    let limit = JSONReader.depthLimit
    #expect(try Leaf(json: nested(limit), ignoringUnknownFields: true) == Leaf())
    do throws(WireError) {
      _ = try Leaf(json: nested(limit + 1), ignoringUnknownFields: true)
      Issue.record("read")
    } catch {
      #expect(error.reason == .depthExceeded(limit: limit))
    }
  }

  @Test func namesAreReadInBothSpellings() throws {
    let value = try Keywords(json: #"{"willSet":true,"presence0":true}"#)
    #expect(try Keywords(json: #"{"will_set":true,"presence0":true}"#) == value)
    #expect(value.json == #"{"willSet":true,"presence0":true}"#)
    #expect(
      refusal(Keywords.self, Array(#"{"willSet":true,"will_set":true}"#.utf8), as: .json)
        == "duplicateField willSet")
  }

  @Test func timesThatJSONDoesNotHaveAreWrittenAsTheNearest() {
    let early = Fixed(
      at: Timestamp(microseconds: .min), span: TimeSpan(microseconds: .min))
    #expect(early.json == #"{"at":"0001-01-01T00:00:00Z","span":"-315576000000s"}"#)
    let late = Fixed(at: Timestamp(microseconds: .max), span: TimeSpan(microseconds: .max))
    #expect(late.json == #"{"at":"9999-12-31T23:59:59.999999Z","span":"315576000000s"}"#)
  }

  @Test func everyMonthComesBackAndIsLaterThanTheLast() throws {
    var last = Int64.min
    for year in stride(from: 1, through: 9_999, by: 7) {
      for month in 1...12 {
        let digits = String(10_000 + year).dropFirst()
        let text = "\(digits)-\(month < 10 ? "0" : "")\(month)-01T00:00:00Z"
        let json = "{\"at\":\"\(text)\"}"
        let value = try Fixed(json: json)
        #expect(value.json == json || year == 1970)
        #expect(value.at.microseconds > last)
        last = value.at.microseconds
      }
    }
  }
}
