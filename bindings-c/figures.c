/* Prints the time of one call beside an empty one, the median of nine runs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "onshi.h"

static const char CLINIC[] = "{\"facility\":\"clinic\",\"readers\":1,\"cost\":429000,\"reader_applied_on\":\"2021-04-01\"}";

static void empty(void) { onshi_abi_version(); }

static void assess(void) {
    OnshiProject project = {sizeof project, ONSHI_CLINIC, 0, 429000, 1, 20210401, 0, 0, 0, 0, 0};
    OnshiAnswer answer = {0};
    answer.size = sizeof answer;
    if (onshi_assess(&project, &answer) != ONSHI_ANSWERED || answer.subsidy != 321000) abort();
}

static void ask(void) {
    OnshiText answer;
    if (onshi_ask("assess", CLINIC, sizeof CLINIC - 1, NULL, 0, ONSHI_UTF8, &answer) != ONSHI_ANSWERED) abort();
    onshi_text_free(&answer);
}

static double now(void) {
    struct timespec time;
    timespec_get(&time, TIME_UTC);
    return 1e9 * (double)time.tv_sec + (double)time.tv_nsec;
}

static int by_size(const void *a, const void *b) {
    double first = *(const double *)a, second = *(const double *)b;
    return (first > second) - (first < second);
}

static void line(const char *name, void (*call)(void)) {
    enum { CALLS = 200000, RUNS = 9 };
    double runs[RUNS];
    for (int run = 0; run < RUNS; run++) {
        double start = now();
        for (int i = 0; i < CALLS; i++) call();
        runs[run] = (now() - start) / CALLS;
    }
    qsort(runs, RUNS, sizeof *runs, by_size);
    printf("%-24s %6.0f ns\n", name, runs[RUNS / 2]);
}

int main(void) {
    line("empty call", empty);
    line("onshi_assess", assess);
    line("onshi_ask \"assess\"", ask);
    return 0;
}
