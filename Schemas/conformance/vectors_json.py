"""What the JSON encoding reads beside its own form, and what it refuses."""

KEY = "00112233-4455-6677-8899-aabbccddeeff"



def reads():
    """(type, what, text, whether unknown fields are ignored)."""
    yield from ((name, what, text, False) for name, what, text in plain_reads())
    for what, text in (
        ("a number", '{"nope":1,"number":7}'), ("text", '{"number":7,"nope":"x\\u0000\\ud83d\\ude00"}'),
        ("words", '{"a":true,"b":false,"c":null,"number":7}'),
        ("an object", '{"nope":{"a":[1,{"b":null}],"a2":{}},"number":7}'), ("an array", '{"nope":[[],{},[1,"x"]]}'),
        ("a number of any size", '{"nope":-1.5e999,"number":7}'),
        ("arrays nested 100 deep", '{"nope":' + "[" * 100 + "]" * 100 + ',"number":7}'),
        ("a number in arrays nested 100 deep", '{"nope":' + "[" * 100 + "0" + "]" * 100 + ',"number":7}'),
        ("a long name", '{"' + "n" * 2000 + '":1,"number":7}'),
        ("objects nested 100 deep", '{"nope":' + '{"a":' * 99 + "{}" + "}" * 99 + ',"number":7}'),
    ):
        yield "Leaf", "ignoring an unknown field: " + what, text, True
    yield "Variable", "ignoring unknown fields inside", '{"leaf":{"nope":1,"number":7},"choice":{"later":{"a":1}}}', True
    yield "Choice", "ignoring an unknown case beside a known one", '{"later":{"a":1},"leaf":{"number":7}}', True
    yield "Choice", "ignoring a retired case", '{"gone":{"text":"x"}}', True
    yield "Retired", "ignoring retired fields", '{"a":7,"b":8,"h":[{"number":1}],"f":"f"}', True
    yield "Fixed", "ignoring unknown fields of a struct", '{"place":{"at":{"x":3,"z":4},"more":[]}}', True
    yield "Fixed", "ignoring the unknown name of an enum's case", '{"small":"SMALL_NINE","wide":"WIDE_SECOND"}', True
    yield "Fixed", "ignoring the name of a retired case", '{"small":"SMALL_THREE"}', True
    yield "Fixed", "ignoring the unknown name of a case in a struct", '{"place":{"open":true,"kind":"WIDE_NINE"}}', True
    yield "Optionals", "ignoring the unknown name of an optional enum's case", '{"g":"SMALL_NINE","h":""}', True
    yield "Optionals", "an optional enum's case beside no ignored one", '{"g":"SMALL_UNSPECIFIED"}', True
    yield "Lists", "ignoring unknown names of cases in a list", '{"smalls":["SMALL_ONE","SMALL_NINE","","SMALL_TWO",7]}', True
    yield "Lists", "ignoring every name of a case in a list", '{"smalls":["SMALL_NINE"]}', True
    yield "Maps", "ignoring unknown names of cases in a map", '{"smalls":{"false":"SMALL_NINE","true":"SMALL_ONE"}}', True


def plain_reads():
    yield "Fixed", "an exponent with zeros in front", '{"word":1e0000000001,"long":"0e99999999999"}'
    yield "Fixed", "a duration with zeros in front", '{"span":"00000000000000000000001.5s"}'
    yield "Maps", "keys with a point and an exponent", '{"signed":{"1e1":{},"2.0":{}}}'
    yield "Nothing", "spaces everywhere", " \t\r\n{ \n } \r\n"
    yield "Leaf", "spaces everywhere", ' {\t"number" :\n7 , "text"\r:\t"seven" } '
    yield "Lists", "spaces in lists", '{"words":[ 1 ,\n2\t] , "flags" : [ ] }'
    yield "Maps", "spaces in maps", '{ "counts" : { "a" : "1" , "b":2 } }'
    yield "Leaf", "fields out of order", '{"text":"seven","number":7}'
    yield "Leaf", "defaults written out", '{"number":0,"text":""}'
    yield "Fixed", "every default written out", (
        '{"flag":false,"tiny":0,"short":0,"word":0,"long":"0","int":0,"big":"0","ident":"0","real":0,'
        '"small":"SMALL_UNSPECIFIED","wide":"WIDE_UNSPECIFIED","at":"1970-01-01T00:00:00Z","span":"0s",'
        '"key":"00000000-0000-0000-0000-000000000000","code":"","place":{"at":{},"open":false}}')
    yield "Fixed", "null everywhere", "{" + ",".join(f'"{name}":null' for name in (
        "flag tiny short word long int big ident real small wide at span key code place").split()) + "}"
    yield "Variable", "null everywhere", "{" + ",".join(
        f'"{name}":null' for name in "text data maybe blob leaf other choice".split()) + "}"
    yield "Lists", "null lists", '{"words":null,"texts":null,"leaves":null,"choices":null}'
    yield "Maps", "null maps", '{"counts":null,"leaves":null,"signed":null}'
    yield "Optionals", "null optionals", '{"a":null,"b":null,"f":null,"h":null}'
    yield "Optionals", "optional values that are their defaults", '{"a":false,"b":0,"e":"0","f":{},"g":0,"h":"","i":"","j":0}'
    yield "Variable", "optional values that are empty", '{"maybe":"","blob":"","leaf":{},"other":{},"choice":{}}'
    yield "Choice", "no case", "{}"
    yield "Choice", "a case that is null", '{"leaf":null}'
    yield "Choice", "a case that is null beside another", '{"leaf":null,"label":{"text":"x"}}'
    yield "Choice", "a case beside one that is null", '{"label":{"text":"x"},"leaf":null}'
    # Names.
    yield "LongNames", "snake_case names", (
        '{"first_value":7,"second_url":"u","third3rd_part":"YQ==","x_axis":[1],"long_kind":"LONG_KIND_BUY_CUE_NOW",'
        '"by_name":{"a":1},"one_of":{"second_label":{"text":"x"}}}')
    yield "LongNames", "lowerCamel names", '{"secondURL":"u","xAxis":[1],"oneOf":{"firstLeaf":{"number":1}}}'
    yield "Keywords", "a snake_case name", '{"will_set":true}'
    yield "Leaf", "an escaped name", '{"\\u006eumber":7,"te\\u0078t":"x"}'
    # Numbers.
    for name, what, *texts in (
        ("tiny", "u8", "7", '"7"', "7.0", "7e0", "70e-1", "0.7e1", '"255"', "2.55e2", "-0"),
        ("short", "u16", "6.5535e4", '"65535"', "65535.000"),
        ("word", "u32", "4294967295", '"4294967295"', "1e9", "4.294967295E+9", '"1e9"', "10000000000e-1"),
        ("long", "u64", "18446744073709551615", '"18446744073709551615"', "1e19", "1.8446744073709551615e19"),
        ("int", "i32", "-2147483648", '"-2147483648"', "-1e9", "-21474836480e-1"),
        ("big", "i64", "-9223372036854775808", "9223372036854775807", '"9223372036854775807"', "-9e18",
         "9007199254740993", "9007199254740993.0"),
        ("ident", "id", "18446744073709551615", '"1"', "1.0"),
        ("real", "f64", "1", "1.0", "-0.0", "-0e0", "1e300", "1E300", "1e+300", "100e-2", '"1.5"', '"-1.5e3"', '"NaN"',
         '"Infinity"', '"-Infinity"', "9007199254740993", "0.1000000000000000055511151231257827", "5e-324", "1e-400",
         "123456789012345678901234567890", "2.2250738585072014e-308"),
        ("small", "enum", '"SMALL_FOUR"', "4", "4.0", "3", "200", '"SMALL_UNSPECIFIED"', "0", "2e2", '"4"', '"200"', '"-0"'),
        ("wide", "wide enum", '"WIDE_SECOND"', "2", "65535", "300"),
    ):
        for text in texts:
            yield "Fixed", f"{what} as {text}", f'{{"{name}":{text}}}'
    # Times.
    for text in (
        "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.1Z", "1970-01-01T00:00:00.123456Z", "1970-01-01T00:00:00.1234567Z",
        "1970-01-01T00:00:00.123456789Z", "1970-01-01T00:00:00.000000001Z", "1969-12-31T23:59:59.999999999Z",
        "1970-01-01T01:00:00+01:00", "1969-12-31T16:30:00.5-07:30", "1970-01-01T00:00:00+00:00", "1970-01-01T00:00:00-00:00",
        "2024-02-29T12:00:00Z", "2000-02-29T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "0001-01-01T00:00:00Z",
        "0001-01-01T01:00:00+01:00", "9999-12-31T22:59:59-01:00", "1970-01-01T23:59:59+23:59",
    ):
        yield "Fixed", f"a timestamp of {text}", f'{{"at":"{text}"}}'
    for text in (
        "0s", "1s", "-1s", "1.5s", "-1.5s", "-0.5s", "0.000001s", "-0.000001s", "0.1234567s", "0.123456789s", "-0.123456789s",
        "0.000000999s", "-0.000000999s", "315576000000s", "-315576000000s", "1.000000000s", "00001s", "-0s",
    ):
        yield "Fixed", f"a duration of {text}", f'{{"span":"{text}"}}'
    yield "Fixed", "an empty uuid", '{"key":""}'
    # Text and bytes.
    for what, text in (
        ("every short escape", '"\\"\\\\\\/\\b\\f\\n\\r\\t"'), ("escapes in hex", '"\\u0041\\u00e9\\u6C34\\u6c34"'),
        ("a pair of surrogates", '"\\ud83d\\ude00\\uD83D\\uDE00"'), ("an escaped zero", '"a\\u0000b"'),
        ("raw text beyond ASCII", '"é水🙂"'), ("escaped controls", '"\\u001f\\u007f\\u0080"'),
        ("text that looks like JSON", '"{\\"a\\":[1]}"'), ("U+2028 and U+FEFF", '"\u2028\ufeff\uffff"'),
    ):
        yield "Variable", what, f'{{"text":{text}}}'
    for text in ("", "YQ==", "YQ", "YWI=", "YWI", "YWJj", "+/+/", "-_-_", "-_8", "-_8=", "+/8=", "AAAAAA=="):
        yield "Variable", f"bytes as {text or 'empty text'}", f'{{"data":"{text}"}}'
    # Maps.
    yield "Maps", "keys out of order", '{"counts":{"b":2,"a":"1","":"3"},"signed":{"1":{},"-1":{},"0":{"none":{}}}}'
    yield "Maps", "bool keys", '{"smalls":{"true":"SMALL_ONE","false":2}}'
    yield "Maps", "uuid keys", f'{{"names":{{"{KEY}":"a","":"zero"}}}}'
    yield "Maps", "messages and unions", '{"leaves":{"5":{"number":"7"},"4":{}},"signed":{"-5":{"label":{"text":"x"}}}}'
    yield "MoreMaps", "keys of every integer", (
        '{"tinies":{"255":true,"0":false},"shorts":{"65535":"YQ"},"longs":{"18446744073709551615":"1970-01-01T00:00:01Z"},'
        '"bigs":{"-9223372036854775808":"1s","9223372036854775807":"2s"},"idents":{"18446744073709551615":{}}}')
    yield "MoreMaps", "values of every kind", (
        '{"wides":{"true":"WIDE_FIRST","false":300},"reals":{"1":"NaN","-1":1e2,"0":"2"},'
        f'"keys":{{"1":"{KEY}","0":""}},"codes":{{"1":"ab","0":""}},"blanks":{{"7":{{}}}},'
        '"lists":{"1":{"points":[{"x":1},{}],"inner":{"flags":[true],"choice":{"leaf":{}}}}}}')
    yield "MoreLists", "elements as text", '{"tinies":["1",2],"longs":[1,"2"],"reals":["1",2,"NaN"],"wides":["WIDE_FIRST",2]}'


def rejected():
    """(type, what, text or bytes, reason, path or None when it depends on how the text is read, ignoring)."""
    yield from ((*case, False) for case in plain_rejected())
    for what, text in (
        ("arrays nested 101 deep", '{"nope":' + "[" * 101 + "]" * 101 + "}"),
        ("objects nested 101 deep", '{"nope":' + '{"a":' * 100 + "{}" + "}" * 100 + "}"),
        ("arrays nested 5000 deep", '{"nope":' + "[" * 5000 + "]" * 5000 + "}"),
    ):
        yield "Leaf", "ignoring an unknown field: " + what, text, "depthExceeded", None, True
    for what, text in (
        ("a bad number", '{"nope":01}'), ("a bad word", '{"nope":tru}'), ("a bad array", '{"nope":[1,]}'),
        ("a bad escape", '{"nope":"\\x"}'), ("no value", '{"nope":}'), ("no end", '{"nope":[[1]'),
    ):
        yield "Leaf", "ignoring an unknown field: " + what, text, "malformedJSON", None, True
    yield "Leaf", "ignoring an unknown field: a lone surrogate", '{"nope":"\\ud800"}', "invalidUTF8", None, True
    yield "Leaf", "a wrong type beside an ignored field", '{"nope":1,"number":true}', "wrongType", "number", True


def plain_rejected():
    for what, text in (
        ("nothing", ""), ("only spaces", "  "), ("an open brace", "{"), ("an open name", '{"num'), ("no colon", '{"number"'),
        ("no value", '{"number":'), ("no end", '{"number":7'), ("an end too early", '{"number":}'), ("a comma too many", '{"number":7,}'),
        ("a comma first", '{,"number":7}'), ("no comma", '{"number":7 "text":"x"}'), ("two commas", '{"number":7,,"text":"x"}'),
        ("a semicolon", '{"number":7;"text":"x"}'), ("an equals sign", '{"number"=7}'), ("a name without quotes", "{number:7}"),
        ("single quotes", "{'number':7}"), ("a comment", '{"number":7/* seven */}'), ("a line comment", '{"number":7 // seven\n}'),
        ("the wrong bracket", '{"number":7]'), ("a byte order mark", "\ufeff{}"), ("a no-break space", "{\u00a0}"),
        ("a vertical tab", "{\x0b}"),
        ("a leading zero", '{"number":07}'), ("a leading plus", '{"number":+7}'), ("a bare minus", '{"number":-}'),
        ("a minus and a zero too many", '{"number":-07}'), ("no digit after the point", '{"number":7.}'),
        ("no digit before the point", '{"number":.7}'), ("no exponent", '{"number":7e}'), ("a sign without exponent", '{"number":7e+}'),
        ("a hexadecimal number", '{"number":0x7}'), ("digits with underscores", '{"number":1_000}'), ("two points", '{"number":1.2.3}'),
        ("a cut word", '{"number":nul}'), ("a word in capitals", '{"number":NULL}'), ("a word too long", '{"number":nullx}'),
        ("a line break in text", '{"text":"a\nb"}'), ("a tab in text", '{"text":"a\tb"}'), ("a zero in text", '{"text":"a\0b"}'),
        ("an unknown escape", '{"text":"\\x41"}'), ("an escaped single quote", '{"text":"\\\'"}'), ("an escape cut", '{"text":"\\u00"}'),
        ("an escape that is not hexadecimal", '{"text":"\\u00zz"}'), ("an escape with a sign", '{"text":"\\u+041"}'),
        ("text without end", '{"text":"abc}'), ("an escape at the end", '{"text":"abc\\'),
    ):
        yield "Leaf", "syntax: " + what, text, "malformedJSON", None
    yield "Leaf", "an unknown field that begins with a byte order mark", '{"\ufeff":1}', "unknownField", "\ufeff"
    long = "1" * 1025
    yield "Fixed", "a number of 1,025 digits", '{"long":' + long + "}", "overLimit", "long"
    yield "Fixed", "a number of 1,025 digits in quotes", '{"long":"' + long + '"}', "wrongType", "long"
    yield "Fixed", "a double of 1,025 digits", '{"real":0.' + "3" * 1023 + "}", "overLimit", "real"
    yield "Fixed", "a duration of 66 characters", '{"span":"' + "0" * 64 + '1s"}', "invalidText", "span"
    yield "Fixed", "many digits of no duration", '{"span":"' + "9" * 30 + 'x"}', "invalidText", "span"
    yield "Maps", "a key twice, with a value of another type", '{"counts":{"a":1,"a":{}}}', "duplicateField", "counts[1].key"
    yield "Fixed", "fixed text that is too long and not ASCII", '{"code":"éééé"}', "overLimit", "code"
    yield "Fixed", "syntax: NaN without quotes", '{"real":NaN}', "malformedJSON", None
    yield "Fixed", "syntax: Infinity without quotes", '{"real":Infinity}', "malformedJSON", None
    yield "Fixed", "syntax: -Infinity without quotes", '{"real":-Infinity}', "malformedJSON", None
    yield "Lists", "syntax: a comma too many in a list", '{"words":[1,]}', "malformedJSON", None
    yield "Lists", "syntax: only a comma in a list", '{"words":[,]}', "malformedJSON", None
    yield "Lists", "syntax: a list without end", '{"words":[1', "malformedJSON", None
    yield "Lists", "syntax: no comma in a list", '{"words":[1 2]}', "malformedJSON", None
    yield "Maps", "syntax: a comma too many in a map", '{"counts":{"a":1,}}', "malformedJSON", None
    yield "Maps", "syntax: a key without quotes", '{"leaves":{1:{}}}', "malformedJSON", None
    for what, text in (
        ("a second value", "{} {}"), ("a bracket", "{}]"), ("a brace", "{}}"), ("a word", '{"number":7} x'), ("a comma", "{},"),
        ("a zero", "{}\0"),
    ):
        yield "Leaf", "after the end: " + what, text, "trailingBytes", None
    yield "Choice", "after the end", '{"leaf":{}} 1', "trailingBytes", None
    # Text.
    for what, text in (
        ("a high surrogate alone", "\\ud800"), ("a low surrogate alone", "\\udc00"), ("surrogates the wrong way", "\\ude00\\ud83d"),
        ("a high surrogate and text", "\\ud800abc"), ("a high surrogate and an escape", "\\ud800\\n"),
        ("two high surrogates", "\\ud800\\ud800"),
    ):
        yield "Leaf", "text: " + what, f'{{"text":"{text}"}}', "invalidUTF8", None
    yield "Leaf", "a name with a lone surrogate", '{"\\ud800":1}', "invalidUTF8", None
    for what, data in (
        ("a lone continuation byte", b"\x80"), ("an overlong slash", b"\xc0\xaf"), ("a surrogate in bytes", b"\xed\xa0\x80"),
        ("above U+10FFFF", b"\xf4\x90\x80\x80"), ("a truncated character", b"\xe2\x82"), ("an invalid lead byte", b"\xff"),
    ):
        yield "Leaf", "UTF-8: " + what, b'{"text":"' + data + b'"}', "invalidUTF8", None
    # Types.
    for text in ("null", "true", "1", '"x"', "[]", "[{}]"):
        yield "Leaf", f"not an object: {text}", text, "wrongType", ""
        yield "Choice", f"not an object: {text}", text, "wrongType", ""
    for field, *texts in (
        ("flag", "0", "1", '"true"', '""', "{}", "[]"),
        ("tiny", "true", '"x"', '""', '" 7"', '"7 "', '"0x7"', "{}", "[]", "[7]", "1.5", '"1.5"', "1e-1", '"+7"', '"NaN"'),
        ("word", "false", "0.5", '"1e-1"', '"1,000"'), ("long", "1.5", '"-"', "{}"), ("int", "-1.5", '"--1"', "[]"),
        ("big", '"9223372036854775807.5"', "true"), ("ident", "{}", '"id"', "1.5"),
        ("real", "true", '"x"', '""', '"nan"', '"inf"', '"infinity"', '"+Infinity"', "{}", "[]", '"1.5 "'),
        ("small", "true", "1.5", "{}", "[]"), ("at", "0", "true", "{}", "[]"), ("span", "1", "1.5", "{}", "false"),
        ("key", "0", "{}", "[]"), ("code", "0", "true", "{}"), ("place", "0", '""', "[]", "true"),
    ):
        for text in texts:
            yield "Fixed", f"{field} as {text}", f'{{"{field}":{text}}}', "wrongType", field
    for field, *texts in (
        ("text", "0", "true", "{}", "[]"), ("data", "0", "[1,2]", "{}"), ("maybe", "7", "{}"), ("leaf", "7", '"x"', "[]"),
        ("other", "[]", "true"), ("choice", "7", '"leaf"', "[]"),
    ):
        for text in texts:
            yield "Variable", f"{field} as {text}", f'{{"{field}":{text}}}', "wrongType", field
    for text in ("0", "{}", '"x"', "true"):
        yield "Lists", f"a list as {text}", f'{{"words":{text}}}', "wrongType", "words"
    for text in ("0", "[]", '"x"', "true"):
        yield "Maps", f"a map as {text}", f'{{"counts":{text}}}', "wrongType", "counts"
    yield "Lists", "null as a number of a list", '{"words":[1,null]}', "wrongType", "words[1]"
    yield "Lists", "null as a text of a list", '{"texts":[null]}', "wrongType", "texts[0]"
    yield "Lists", "null as a message of a list", '{"leaves":[{},null]}', "wrongType", "leaves[1]"
    yield "Lists", "null as a union of a list", '{"choices":[null]}', "wrongType", "choices[0]"
    yield "Lists", "a list in a list", '{"words":[[1]]}', "wrongType", "words[0]"
    yield "Lists", "a wrong type in a message of a list", '{"leaves":[{},{"number":true}]}', "wrongType", "leaves[1].number"
    yield "Maps", "null as a value", '{"counts":{"a":null}}', "wrongType", "counts[0].value"
    yield "Maps", "null as a message", '{"leaves":{"1":{},"2":null}}', "wrongType", "leaves[1].value"
    yield "Maps", "a key that is no number", '{"leaves":{"x":{}}}', "wrongType", "leaves[0].key"
    yield "Maps", "an empty key of a number", '{"signed":{"":{}}}', "wrongType", "signed[0].key"
    yield "Maps", "a key that is no bool", '{"smalls":{"1":1}}', "wrongType", "smalls[0].key"
    yield "Maps", "a wrong type in a message", '{"leaves":{"1":{"text":7}}}', "wrongType", "leaves[0].value.text"
    yield "Choice", "a case of a wrong type", '{"leaf":7}', "wrongType", "leaf"
    # Twice.
    yield "Leaf", "a field twice", '{"number":1,"number":2}', "duplicateField", "number"
    yield "Leaf", "a field twice, once null", '{"number":null,"number":2}', "duplicateField", "number"
    yield "Leaf", "a field twice, once escaped", '{"number":1,"n\\u0075mber":2}', "duplicateField", "number"
    yield "LongNames", "a field in both spellings", '{"firstValue":1,"first_value":2}', "duplicateField", "firstValue"
    yield "Variable", "a field twice inside", '{"leaf":{"text":"","text":""}}', "duplicateField", "leaf.text"
    yield "Maps", "a key twice", '{"counts":{"a":1,"b":2,"a":3}}', "duplicateField", "counts[2].key"
    yield "Maps", "a bool key twice", '{"smalls":{"true":1,"true":2}}', "duplicateField", "smalls[1].key"
    yield "Maps", "a uuid key twice", f'{{"names":{{"{KEY}":"","{KEY}":""}}}}', "duplicateField", "names[1].key"
    yield "Choice", "two cases", '{"leaf":{},"label":{}}', "duplicateField", "label"
    yield "Choice", "a case twice", '{"leaf":{},"leaf":{}}', "duplicateField", "leaf"
    yield "Variable", "two cases inside", '{"choice":{"label":{},"none":{}}}', "duplicateField", "choice.none"
    # Unknown.
    yield "Leaf", "an unknown field", '{"nope":1}', "unknownField", "nope"
    yield "Leaf", "an unknown field in other capitals", '{"Number":1}', "unknownField", "Number"
    yield "Leaf", "an unknown field that is null", '{"nope":null}', "unknownField", "nope"
    yield "Variable", "an unknown field inside", '{"leaf":{"nope":1}}', "unknownField", "leaf.nope"
    yield "Fixed", "an unknown field of a struct", '{"place":{"at":{"z":1}}}', "unknownField", "place.at.z"
    yield "Choice", "an unknown case", '{"nope":{}}', "unknownField", "nope"
    yield "Choice", "a retired case", '{"gone":{}}', "unknownField", "gone"
    yield "Retired", "a retired field", '{"a":1}', "unknownField", "a"
    yield "Lists", "an unknown field in a list", '{"leaves":[{"nope":1}]}', "unknownField", "leaves[0].nope"
    yield "Maps", "an unknown field in a map", '{"leaves":{"1":{"nope":1}}}', "unknownField", "leaves[0].value.nope"
    # Ranges.
    for field, *texts in (
        ("tiny", "256", "-1", '"256"', "2.56e2", "1e3", "1e300", '"-1"'), ("short", "65536", "-1", '"65536"'),
        ("word", "4294967296", "-1", '"4294967296"', "1e10"), ("long", "18446744073709551616", '"18446744073709551616"', "-1", "1e20"),
        ("int", "2147483648", "-2147483649", '"2147483648"'), ("big", "9223372036854775808", '"-9223372036854775809"', "1e19"),
        ("ident", "18446744073709551616", '"-1"'), ("real", "1e309", "-1e309", "1e400"),
        ("small", "256", "-1", "1e3", '"256"', '"-1"'), ("wide", "65536", "-1"),
        ("span", '"315576000001s"', '"-315576000001s"', '"315576000000.000000001s"', '"99999999999999999999s"'),
        ("at", '"0001-01-01T00:00:00+01:00"', '"9999-12-31T23:59:59-01:00"'),
    ):
        for text in texts:
            yield "Fixed", f"{field} out of range: {text}", f'{{"{field}":{text}}}', "outOfRange", field
    yield "MoreMaps", "a u8 key out of range", '{"tinies":{"256":true}}', "outOfRange", "tinies[0].key"
    yield "MoreMaps", "an id key out of range", '{"idents":{"-1":{}}}', "outOfRange", "idents[0].key"
    yield "MoreLists", "a u16 out of range in a list", '{"shorts":[1,65536]}', "outOfRange", "shorts[1]"
    # Texts with a form.
    for text in (
        "", "x", "1970-01-01", "1970-01-01T00:00:00", "1970-01-01 00:00:00Z", "1970-01-01t00:00:00Z", "1970-01-01T00:00:00z",
        "1970-13-01T00:00:00Z", "1970-00-01T00:00:00Z", "1970-02-30T00:00:00Z", "1970-01-00T00:00:00Z", "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "1970-01-01T24:00:00Z", "1970-01-01T00:60:00Z", "1970-01-01T00:00:60Z", "0000-01-01T00:00:00Z",
        "70-01-01T00:00:00Z", "10000-01-01T00:00:00Z", "1970-1-1T0:0:0Z", "1970-01-01T00:00:00.Z", "1970-01-01T00:00:00.1234567890Z",
        "1970-01-01T00:00:00,5Z", "1970-01-01T00:00:00+0100", "1970-01-01T00:00:00+01", "1970-01-01T00:00:00+24:00",
        "1970-01-01T00:00:00+01:60", "1970-01-01T00:00:00Z ", " 1970-01-01T00:00:00Z", "1970-01-01T00:00:00ZZ", "-1970-01-01T00:00:00Z",
    ):
        yield "Fixed", f"a timestamp of '{text}'", f'{{"at":"{text}"}}', "invalidText", "at"
    for text in ("", "s", "1", "1.5", "1.s", ".5s", "+1s", "1 s", " 1s", "1s ", "1m", "--1s", "-s", "1e3s", "1.1234567890s", "1,5s", "1S"):
        yield "Fixed", f"a duration of '{text}'", f'{{"span":"{text}"}}', "invalidText", "span"
    for text in ("SMALL_THREE", "one", "ONE", "small_one", "SMALL_ONE ", "", "SMALL_FIVE", "Small.one", "4.0", "4e0", "04", "-"):
        yield "Fixed", f"an enum of '{text}'", f'{{"small":"{text}"}}', "invalidText", "small"
    yield "LongNames", "a retired enum name", '{"longKind":"LONG_KIND_CLOSING_SOON"}', "invalidText", "longKind"
    for text in ("Y", "YQ=", "YQ===", "YWJjZ", "YQ==YQ==", "=", "Y Q=", "YW.j", "YWJj=", "é", "YWJj\\n", "Y=Q="):
        yield "Variable", f"bytes of '{text}'", f'{{"data":"{text}"}}', "invalidText", "data"
    for text in (KEY.upper(), KEY.replace("-", ""), "{" + KEY + "}", KEY + "0", KEY[:-1], "x", " " + KEY):
        yield "Fixed", f"a uuid of '{text}'", f'{{"key":"{text}"}}', "invalidUUID", "key"
    yield "Maps", "a uuid key", '{"names":{"x":""}}', "invalidUUID", "names[0].key"
    yield "Fixed", "fixed text that is too long", '{"code":"abcde"}', "overLimit", "code"
    yield "Fixed", "fixed text with a high character", '{"code":"é"}', "invalidASCII", "code"
    yield "Fixed", "fixed text with a zero", '{"code":"a\\u0000b"}', "invalidASCII", "code"
    yield "Optionals", "optional fixed text that is too long", '{"i":"abc"}', "overLimit", "i"
    # Limits.
    yield "Leaf", "a text over its limit", '{"text":"' + "x" * 41 + '"}', "overLimit", "text"
    yield "Leaf", "a text over its limit in bytes", '{"text":"' + "水" * 14 + '"}', "overLimit", "text"
    yield "Leaf", "a text over its limit by escapes", '{"text":"' + "\\u6c34" * 14 + '"}', "overLimit", "text"
    yield "LongNames", "a text over the limit nobody stated", '{"secondURL":"' + "x" * 1025 + '"}', "overLimit", "secondURL"
    yield "LongNames", "a list over the limit nobody stated", '{"xAxis":[' + ",".join("0" * 1025) + "]}", "overLimit", "xAxis"
    yield "Variable", "bytes over their limit", '{"blob":"' + "AAAA" * 4 + '"}', "overLimit", "blob"
    yield "Lists", "numbers over the limit", '{"words":[0,0,0,0,0,0,0,0,0]}', "overLimit", "words"
    yield "Lists", "messages over the limit", '{"nothings":[' + ",".join(["{}"] * 201) + "]}", "overLimit", "nothings"
    yield "Lists", "a text of a list over its limit", '{"texts":["","123456789"]}', "overLimit", "texts[1]"
    yield "Maps", "entries over the limit", '{"counts":{' + ",".join(f'"{n}":1' for n in range(9)) + "}}", "overLimit", "counts"
    yield "Maps", "a key over its limit", '{"counts":{"123456789":1}}', "overLimit", "counts[0].key"
    yield "Maps", "a value over its limit", f'{{"names":{{"{KEY}":"123456789"}}}}', "overLimit", "names[0].value"
