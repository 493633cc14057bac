// Generated from benchmark.drop by `dropwire schema generate`. Do not edit.
// swift-format-ignore-file

public import WireCodec

extension FileDescriptor {
  /// `benchmark.proto` of package dropwire.benchmark.v1.
  public static let dropwireBenchmarkV1Benchmark = FileDescriptor(
    name: "benchmark.proto",
    dependencies: [.timestamp],
    base64: """
      Cg9iZW5jaG1hcmsucHJvdG8SFWRyb3B3aXJlLmJlbmNobWFyay52MRofZ29vZ2xlL3Byb3RvYnVmL3RpbWVzdGFt
      cC5wcm90byI5CgVQcmljZRIUCgVtaW5vchgBIAEoA1IFbWlub3ISGgoIY3VycmVuY3kYAiABKAlSCGN1cnJlbmN5
      IqICCglDdWVNYXJrZXISFgoGc3RyZWFtGAEgASgGUgZzdHJlYW0SGgoIc2VxdWVuY2UYAiABKARSCHNlcXVlbmNl
      EioKAmF0GAMgASgLMhouZ29vZ2xlLnByb3RvYnVmLlRpbWVzdGFtcFICYXQSMgoEa2luZBgEIAEoDjIeLmRyb3B3
      aXJlLmJlbmNobWFyay52MS5DdWVLaW5kUgRraW5kEhkKBW9mZmVyGAUgASgGSABSBW9mZmVyiAEBEjIKBXByaWNl
      GAYgASgLMhwuZHJvcHdpcmUuYmVuY2htYXJrLnYxLlByaWNlUgVwcmljZRIUCgV0aXRsZRgHIAEoCVIFdGl0bGUS
      EgoEdGFncxgIIAMoCVIEdGFnc0IICgZfb2ZmZXIizgEKDFJlc2VydmVVbml0cxIQCgNrZXkYASABKAlSA2tleRIU
      CgVidXllchgCIAEoBlIFYnV5ZXISEgoEZHJvcBgDIAEoBlIEZHJvcBISCgRwb29sGAQgASgGUgRwb29sEhoKCHF1
      YW50aXR5GAUgASgNUghxdWFudGl0eRIaCgh3YWl0bGlzdBgGIAEoCFIId2FpdGxpc3QSNgoGc291cmNlGAcgASgO
      Mh4uZHJvcHdpcmUuYmVuY2htYXJrLnYxLkN1ZUtpbmRSBnNvdXJjZSJPCglPcmRlckl0ZW0SEAoDc2t1GAEgASgG
      UgNza3USGgoIcXVhbnRpdHkYAiABKA1SCHF1YW50aXR5EhQKBW1pbm9yGAMgASgDUgVtaW5vciKTAgoNT3JkZXJQ
      cm9ncmVzcxIUCgVvcmRlchgBIAEoBlIFb3JkZXISGgoIcmV2aXNpb24YAiABKARSCHJldmlzaW9uEjQKBHN0ZXAY
      AyABKA4yIC5kcm9wd2lyZS5iZW5jaG1hcmsudjEuT3JkZXJTdGVwUgRzdGVwEiwKA2V0YRgEIAEoCzIaLmdvb2ds
      ZS5wcm90b2J1Zi5UaW1lc3RhbXBSA2V0YRI0CgVjYXVzZRgFIAEoDjIeLmRyb3B3aXJlLmJlbmNobWFyay52MS5D
      dWVLaW5kUgVjYXVzZRI2CgVpdGVtcxgGIAMoCzIgLmRyb3B3aXJlLmJlbmNobWFyay52MS5PcmRlckl0ZW1SBWl0
      ZW1zIlsKCE1hbmlmZXN0EhQKBW9yZGVyGAEgASgGUgVvcmRlchI5CgVsaW5lcxgCIAMoCzIjLmRyb3B3aXJlLmJl
      bmNobWFyay52MS5NYW5pZmVzdExpbmVSBWxpbmVzIlAKDE1hbmlmZXN0TGluZRIQCgNza3UYASABKAZSA3NrdRIa
      CghxdWFudGl0eRgCIAEoDVIIcXVhbnRpdHkSEgoEbmFtZRgDIAEoCVIEbmFtZSIyCgZQYXJjZWwSDgoCaWQYASAB
      KAZSAmlkEhgKB2NvbnRlbnQYAiABKAxSB2NvbnRlbnQqUgoHQ3VlS2luZBIYChRDVUVfS0lORF9VTlNQRUNJRklF
      RBAAEhcKE0NVRV9LSU5EX09GRkVSX09QRU4QARIUChBDVUVfS0lORF9CVVlfQ1VFEAIqVQoJT3JkZXJTdGVwEhoK
      Fk9SREVSX1NURVBfVU5TUEVDSUZJRUQQABIVChFPUkRFUl9TVEVQX1BMQUNFRBABEhUKEU9SREVSX1NURVBfUk9V
      VEVEEAJiBnByb3RvMw
      """)
}
