// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
// Preloaded into a daemon by the cluster tests: its wall clock is off by the seconds in a file, which may change at any
// time. The monotonic clocks are left alone, as they are when somebody sets a machine's clock.

#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static const volatile long long *shift_seconds;

__attribute__((constructor)) static void map_shift(void) {
    const char *path = getenv("TEST_PRELOADED_NUMBER");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *memory = mmap(NULL, sizeof(long long), PROT_READ, MAP_SHARED, file, 0);
    if (memory != MAP_FAILED) shift_seconds = memory;
    close(file);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    long result = syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && clock == CLOCK_REALTIME && shift_seconds) now->tv_sec += *shift_seconds;
    return (int)result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    struct timespec precise;
    (void)zone;
    if (clock_gettime(CLOCK_REALTIME, &precise) != 0) return -1;
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *result) {
    struct timespec precise;
    if (clock_gettime(CLOCK_REALTIME, &precise) != 0) return -1;
    if (result) *result = precise.tv_sec;
    return precise.tv_sec;
}
