// Copyright the Tongdao authors. SPDX-License-Identifier: Apache-2.0
// Preloaded into a daemon by the cluster tests: while the number in a file is 1 no flush of the ledger to disk succeeds,
// while it is 2 none of the network log, as with a disk that is dying.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static const volatile long long *failing;

__attribute__((constructor)) static void map_switch(void) {
    const char *path = getenv("TEST_PRELOADED_NUMBER");
    int file = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    if (file < 0) return;
    void *memory = mmap(NULL, sizeof(long long), PROT_READ, MAP_SHARED, file, 0);
    if (memory != MAP_FAILED) failing = memory;
    close(file);
}

static int is_network_log(int file) {
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strstr(path, "/network-log") != NULL;
}

static int flush(long call, int file) {
    if (failing && *failing == (is_network_log(file) ? 2 : 1)) {
        errno = EIO;
        return -1;
    }
    return (int)syscall(call, file);
}

int fsync(int file) { return flush(SYS_fsync, file); }

int fdatasync(int file) { return flush(SYS_fdatasync, file); }
