#include <uv.h>

// Swift has no name for this instruction.
static inline void dropwire_prefetch(const void *address) { __builtin_prefetch(address); }
