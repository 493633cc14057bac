// Generated from reflection_v1alpha.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `grpc/reflection/v1alpha/reflection_v1alpha.proto` of package grpc.reflection.v1alpha.
  public static let grpcReflectionV1alphaReflectionV1alpha = FileDescriptor(
    name: "grpc/reflection/v1alpha/reflection_v1alpha.proto",
    dependencies: [.grpcReflectionV1Reflection],
    base64: """
      CjBncnBjL3JlZmxlY3Rpb24vdjFhbHBoYS9yZWZsZWN0aW9uX3YxYWxwaGEucHJvdG8SF2dycGMucmVmbGVjdGlv
      bi52MWFscGhhGiNncnBjL3JlZmxlY3Rpb24vdjEvcmVmbGVjdGlvbi5wcm90bzKJAQoQU2VydmVyUmVmbGVjdGlv
      bhJ1ChRTZXJ2ZXJSZWZsZWN0aW9uSW5mbxIrLmdycGMucmVmbGVjdGlvbi52MS5TZXJ2ZXJSZWZsZWN0aW9uUmVx
      dWVzdBosLmdycGMucmVmbGVjdGlvbi52MS5TZXJ2ZXJSZWZsZWN0aW9uUmVzcG9uc2UoATABYgZwcm90bzM
      """)
}
