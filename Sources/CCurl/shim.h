#include <curl/curl.h>

/* Functions with a variable number of arguments, which Swift cannot call, with one each. */

static inline CURLcode dropwire_curl_number(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode dropwire_curl_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode dropwire_curl_context(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode dropwire_curl_headers(CURL *easy, struct curl_slist *list) {
  return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
}

static inline CURLcode dropwire_curl_callback(CURL *easy, CURLoption option,
                                              curl_write_callback callback) {
  return curl_easy_setopt(easy, option, callback);
}

/* Copies the body. */
static inline CURLcode dropwire_curl_body(CURL *easy, const char *bytes, size_t count) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POST, 1L);
  if (code == CURLE_OK)
    code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  if (code == CURLE_OK) code = curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
  return code;
}

static inline long dropwire_curl_status(CURL *easy) {
  long status = 0;
  curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
  return status;
}

static inline CURLcode dropwire_curl_result(const CURLMsg *message) { return message->data.result; }
