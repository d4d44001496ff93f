// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
//
// The system's OpenSSL as one module. Swift does not import function-like macros, variadic functions, or the
// type-safe stack accessors; each one that the Crypto or Transport module needs is wrapped here in an inline
// function whose name starts with `td_`. Nothing here holds state or policy.

#ifndef TONGDAO_COPENSSL_SHIM_H
#define TONGDAO_COPENSSL_SHIM_H

#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/objects.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include <stddef.h>
#include <stdint.h>

// MARK: Error codes

static inline int td_ERR_GET_LIB(unsigned long code) { return ERR_GET_LIB(code); }
static inline int td_ERR_GET_REASON(unsigned long code) { return ERR_GET_REASON(code); }
static inline int td_ERR_is_fatal(unsigned long code) { return ERR_FATAL_ERROR(code); }
static inline int td_ERR_is_system(unsigned long code) { return ERR_SYSTEM_ERROR(code); }

// MARK: Memory BIOs

static inline long td_BIO_set_mem_eof_return(BIO *bio, int value) { return BIO_set_mem_eof_return(bio, value); }
static inline long td_BIO_get_mem_data(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }
static inline size_t td_BIO_ctrl_pending(BIO *bio) { return BIO_ctrl_pending(bio); }
static inline int td_BIO_reset(BIO *bio) { return (int)BIO_reset(bio); }
static inline int td_BIO_should_retry(BIO *bio) { return BIO_should_retry(bio); }
static inline void td_BIO_set_retry_read(BIO *bio) { BIO_set_retry_read(bio); }
static inline void td_BIO_set_retry_write(BIO *bio) { BIO_set_retry_write(bio); }
static inline void td_BIO_clear_retry_flags(BIO *bio) { BIO_clear_retry_flags(bio); }
static inline long td_BIO_set_write_buffer_size(BIO *bio, long size) { return BIO_set_write_buf_size(bio, size); }

// MARK: SSL_CTX and SSL

static inline int td_SSL_CTX_set_min_proto_version(SSL_CTX *ctx, int version) {
    return (int)SSL_CTX_set_min_proto_version(ctx, version);
}
static inline int td_SSL_CTX_set_max_proto_version(SSL_CTX *ctx, int version) {
    return (int)SSL_CTX_set_max_proto_version(ctx, version);
}
static inline long td_SSL_CTX_set_mode(SSL_CTX *ctx, long mode) { return SSL_CTX_set_mode(ctx, mode); }
static inline long td_SSL_set_mode(SSL *ssl, long mode) { return SSL_set_mode(ssl, mode); }
static inline long td_SSL_CTX_set_session_cache_mode(SSL_CTX *ctx, long mode) {
    return SSL_CTX_set_session_cache_mode(ctx, mode);
}
static inline long td_SSL_CTX_set_read_ahead(SSL_CTX *ctx, int yes) {
    SSL_CTX_set_read_ahead(ctx, yes);
    return SSL_CTX_get_read_ahead(ctx);
}
static inline long td_SSL_CTX_set_max_send_fragment(SSL_CTX *ctx, long size) {
    return SSL_CTX_set_max_send_fragment(ctx, size);
}
static inline int td_SSL_CTX_set1_groups_list(SSL_CTX *ctx, const char *list) {
    return (int)SSL_CTX_set1_groups_list(ctx, list);
}
static inline int td_SSL_CTX_set1_sigalgs_list(SSL_CTX *ctx, const char *list) {
    return (int)SSL_CTX_set1_sigalgs_list(ctx, list);
}
static inline int td_SSL_set_tlsext_host_name(SSL *ssl, const char *name) {
    return (int)SSL_set_tlsext_host_name(ssl, name);
}
static inline int td_SSL_CTX_add0_chain_cert(SSL_CTX *ctx, X509 *certificate) {
    return (int)SSL_CTX_add0_chain_cert(ctx, certificate);
}
static inline int td_SSL_CTX_build_cert_chain(SSL_CTX *ctx, int flags) {
    return (int)SSL_CTX_build_cert_chain(ctx, flags);
}
static inline int td_SSL_in_init(const SSL *ssl) { return SSL_in_init(ssl); }
static inline int td_SSL_is_init_finished(const SSL *ssl) { return SSL_is_init_finished(ssl); }
static inline const char *td_SSL_get_cipher_name(const SSL *ssl) { return SSL_get_cipher_name(ssl); }
static inline int td_SSL_get_negotiated_group(SSL *ssl) { return (int)SSL_get_negotiated_group(ssl); }
// The peer's leaf, with a reference the caller must release by X509_free; NULL if the peer sent none.
static inline X509 *td_SSL_get1_peer_certificate(const SSL *ssl) { return SSL_get1_peer_certificate(ssl); }

// MARK: Macro constants whose type the importer cannot see

static inline uint64_t td_SSL_OP_NO_RENEGOTIATION(void) { return SSL_OP_NO_RENEGOTIATION; }
static inline uint64_t td_SSL_OP_NO_COMPRESSION(void) { return SSL_OP_NO_COMPRESSION; }
static inline uint64_t td_SSL_OP_NO_TICKET(void) { return SSL_OP_NO_TICKET; }
static inline uint64_t td_SSL_OP_CIPHER_SERVER_PREFERENCE(void) { return SSL_OP_CIPHER_SERVER_PREFERENCE; }
static inline long td_SSL_MODE_ENABLE_PARTIAL_WRITE(void) { return SSL_MODE_ENABLE_PARTIAL_WRITE; }
static inline long td_SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER(void) { return SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER; }
static inline long td_SSL_MODE_RELEASE_BUFFERS(void) { return SSL_MODE_RELEASE_BUFFERS; }
static inline unsigned long td_X509_V_FLAG_CRL_CHECK(void) { return X509_V_FLAG_CRL_CHECK; }
static inline unsigned long td_X509_V_FLAG_X509_STRICT(void) { return X509_V_FLAG_X509_STRICT; }

// MARK: Stacks

static inline int td_sk_X509_num(const STACK_OF(X509) *stack) { return stack == NULL ? 0 : sk_X509_num(stack); }
static inline X509 *td_sk_X509_value(const STACK_OF(X509) *stack, int index) { return sk_X509_value(stack, index); }
static inline int td_sk_GENERAL_NAME_num(const GENERAL_NAMES *names) {
    return names == NULL ? 0 : sk_GENERAL_NAME_num(names);
}
static inline GENERAL_NAME *td_sk_GENERAL_NAME_value(const GENERAL_NAMES *names, int index) {
    return sk_GENERAL_NAME_value(names, index);
}
static inline int td_GENERAL_NAME_type(const GENERAL_NAME *name) { return name->type; }
// The text of a URI, DNS or e-mail name; NULL for the other types. Bytes and length: a name may hold a NUL.
static inline const unsigned char *td_GENERAL_NAME_text(const GENERAL_NAME *name, int *length) {
    if (name->type != GEN_URI && name->type != GEN_DNS && name->type != GEN_EMAIL) return NULL;
    *length = ASN1_STRING_length(name->d.ia5);
    return ASN1_STRING_get0_data(name->d.ia5);
}
// The 4 or 16 bytes of an IP address; NULL for the other types.
static inline const unsigned char *td_GENERAL_NAME_address(const GENERAL_NAME *name, int *length) {
    if (name->type != GEN_IPADD) return NULL;
    *length = ASN1_STRING_length(name->d.iPAddress);
    return ASN1_STRING_get0_data(name->d.iPAddress);
}
static inline int td_sk_X509_REVOKED_num(STACK_OF(X509_REVOKED) *stack) {
    return stack == NULL ? 0 : sk_X509_REVOKED_num(stack);
}
static inline X509_REVOKED *td_sk_X509_REVOKED_value(STACK_OF(X509_REVOKED) *stack, int index) {
    return sk_X509_REVOKED_value(stack, index);
}

// MARK: Keys and parameters

static inline EVP_PKEY *td_EVP_EC_gen(const char *curve) { return EVP_EC_gen(curve); }
static inline EVP_PKEY *td_EVP_SM2_gen(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "SM2"); }
static inline void td_OPENSSL_free(void *pointer) { OPENSSL_free(pointer); }
static inline void td_OPENSSL_clear_free(void *pointer, size_t count) { OPENSSL_clear_free(pointer, count); }
static inline int td_BN_num_bytes(const BIGNUM *number) { return BN_num_bytes(number); }
static inline const EVP_CIPHER *td_EVP_sm4_cbc(void) { return EVP_sm4_cbc(); }

// A distinguished name on one line, as UTF-8.
static inline int td_X509_NAME_print_line(BIO *output, const X509_NAME *name) {
    return X509_NAME_print_ex(output, name, 0, XN_FLAG_ONELINE & ~ASN1_STRFLGS_ESC_MSB);
}

// An SM2 key from its uncompressed point and, unless `scalar` is NULL, its 32-byte big-endian scalar. In C because
// an OSSL_PARAM keeps the pointers it is given, which a string or array lent by Swift does not outlive.
static inline EVP_PKEY *td_SM2_import(const unsigned char *point, size_t point_size, const unsigned char *scalar) {
    unsigned char native[32];
    OSSL_PARAM parameters[4];
    EVP_PKEY *key = NULL;
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "SM2", NULL);
    int count = 0;
    parameters[count++] = OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"SM2", 0);
    parameters[count++] =
        OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (unsigned char *)point, point_size);
    if (scalar != NULL) {
        BIGNUM *number = BN_bin2bn(scalar, sizeof native, NULL);
        int written = number == NULL ? -1 : BN_bn2nativepad(number, native, sizeof native);
        BN_clear_free(number);
        if (written < 0) goto done;
        parameters[count++] = OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, native, sizeof native);
    }
    parameters[count] = OSSL_PARAM_construct_end();
    if (context == NULL || EVP_PKEY_fromdata_init(context) != 1 ||
        EVP_PKEY_fromdata(context, &key, scalar == NULL ? EVP_PKEY_PUBLIC_KEY : EVP_PKEY_KEYPAIR, parameters) != 1) {
        EVP_PKEY_free(key);
        key = NULL;
    }
done:
    OPENSSL_cleanse(native, sizeof native);
    EVP_PKEY_CTX_free(context);
    return key;
}

// HKDF (RFC 5869) over SM3. 1 on success.
static inline int td_HKDF_SM3(const void *secret, size_t secret_size, const void *salt, size_t salt_size,
                              const void *info, size_t info_size, unsigned char *output, size_t output_size) {
    OSSL_PARAM parameters[5];
    int count = 0, status = 0;
    EVP_KDF *kdf = EVP_KDF_fetch(NULL, "HKDF", NULL);
    EVP_KDF_CTX *context = EVP_KDF_CTX_new(kdf);
    EVP_KDF_free(kdf);
    parameters[count++] = OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, (char *)"SM3", 0);
    parameters[count++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, (void *)secret, secret_size);
    if (salt_size > 0) {
        parameters[count++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, (void *)salt, salt_size);
    }
    parameters[count++] = OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, (void *)info, info_size);
    parameters[count] = OSSL_PARAM_construct_end();
    if (context != NULL) status = EVP_KDF_derive(context, output, output_size, parameters);
    EVP_KDF_CTX_free(context);
    return status;
}

// An HMAC-SM3 computation under way, or NULL; release it by EVP_MAC_CTX_free.
static inline EVP_MAC_CTX *td_HMAC_SM3_new(const unsigned char *key, size_t key_size) {
    OSSL_PARAM parameters[2];
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    EVP_MAC_free(mac);
    parameters[0] = OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, (char *)"SM3", 0);
    parameters[1] = OSSL_PARAM_construct_end();
    if (context != NULL && EVP_MAC_init(context, key, key_size, parameters) != 1) {
        EVP_MAC_CTX_free(context);
        context = NULL;
    }
    return context;
}

#endif
