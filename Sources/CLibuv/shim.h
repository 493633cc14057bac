#include <uv.h>

// Asks for so many cache lines of 64 bytes. Swift has no name for this instruction.
static inline void dropwire_prefetch(const void *address, long lines) {
  const char *line = (const char *)address;
  for (const char *end = line + 64 * lines; line < end; line += 64) __builtin_prefetch(line);
}
