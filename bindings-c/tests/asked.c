/* Answers questions from standard input, a line of JSON each. A question is a line `NAME OPTIONS JSON` with two
 * lengths in bytes, then the options and the JSON of these lengths, then a line feed. */
#include <stdio.h>
#include <stdlib.h>

#include "onshi.h"

#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

static char *text(size_t length) {
    char *bytes = malloc(length + 1);
    if (bytes == NULL || fread(bytes, 1, length, stdin) != length) {
        fprintf(stderr, "a question ends early\n");
        exit(1);
    }
    return bytes;
}

int main(void) {
#ifdef _WIN32
    _setmode(_fileno(stdin), _O_BINARY);
    _setmode(_fileno(stdout), _O_BINARY);
#endif
    char question[32];
    size_t options_length, json_length;
    while (scanf("%31s %zu %zu", question, &options_length, &json_length) == 3) {
        getchar();
        char *options = text(options_length);
        char *json = text(json_length);
        OnshiText answer;
        int32_t status = onshi_ask(question, json, json_length, options, options_length, ONSHI_UTF8, &answer);
        if (status != ONSHI_ANSWERED && status != ONSHI_REFUSED) {
            fprintf(stderr, "%s: status %d: %s\n", question, (int)status, answer.bytes == NULL ? "" : (char *)answer.bytes);
            return 1;
        }
        fwrite(answer.bytes, 1, answer.length, stdout);
        putchar('\n');
        onshi_text_free(&answer);
        free(options);
        free(json);
    }
    return 0;
}
