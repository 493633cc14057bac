// Makes the lock of Synchronization.Mutex visible to the thread sanitizer.
//
// A lock without contention is one compare-and-exchange that the compiler puts into our own code, where the sanitizer
// sees it. With contention the standard library takes and gives the lock (futexes with priority inheritance), and it is
// not instrumented: the sanitizer then sees what two threads do one after the other and nothing that orders them, and
// reports races in whatever the lock guards. `make sanitize` loads this library before the standard one; it does the
// same and says so.
#include <dlfcn.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Of the sanitizer's runtime, which is part of the program. Other programs that inherit the preload have none.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

typedef SWIFT void (*Lock)(uint32_t, SELF);
typedef SWIFT bool (*TryLock)(SELF);
typedef SWIFT void (*Unlock)(SELF);

// The same answer whoever asks, so it does not matter who is first.
static void *next(const char *name, void **found) {
  void *function = __atomic_load_n(found, __ATOMIC_ACQUIRE);
  if (function == NULL) {
    function = dlsym(RTLD_NEXT, name);
    __atomic_store_n(found, function, __ATOMIC_RELEASE);
  }
  return function;
}

SWIFT void lock_slow(uint32_t thread, SELF mutex) __asm__(LOCK);
SWIFT bool try_lock_slow(SELF mutex) __asm__(TRY_LOCK);
SWIFT void unlock_slow(SELF mutex) __asm__(UNLOCK);

SWIFT void lock_slow(uint32_t thread, SELF mutex) {
  static void *found;
  ((Lock)next(LOCK, &found))(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT bool try_lock_slow(SELF mutex) {
  static void *found;
  bool taken = ((TryLock)next(TRY_LOCK, &found))(mutex);
  if (taken && __tsan_acquire) __tsan_acquire(mutex);
  return taken;
}

SWIFT void unlock_slow(SELF mutex) {
  static void *found;
  if (__tsan_release) __tsan_release(mutex);
  ((Unlock)next(UNLOCK, &found))(mutex);
}
