#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/* Macros that Swift cannot import, as constants and functions. */

static const uint64_t dropwire_tls_options =
    SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
    SSL_OP_PRIORITIZE_CHACHA;

/* Names as RFC 2253 writes them, letters beyond ASCII as they are. */
static const unsigned long dropwire_name_flags = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;

/* A new key on the curve P-256, or NULL. */
static inline EVP_PKEY *dropwire_make_p256_key(void) { return EVP_EC_gen("P-256"); }
