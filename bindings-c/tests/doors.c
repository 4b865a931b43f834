/* The C interface: answers by hand, what a caller may get wrong, encodings, threads, memory. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "onshi.h"

#ifdef _WIN32
#include <windows.h>
#include <psapi.h>
#endif

static int tests = 0;

#define CHECK(condition)                                                                   \
    do {                                                                                   \
        if (!(condition)) {                                                                \
            fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition);                \
            exit(1);                                                                       \
        }                                                                                  \
    } while (0)

static const char CLINIC[] = "{\"facility\":\"clinic\",\"readers\":1,\"cost\":429000,\"reader_applied_on\":\"2021-03-31\"}";

static OnshiProject clinic(void) {
    OnshiProject project = {0};
    project.size = sizeof project;
    project.facility = ONSHI_CLINIC;
    project.readers = 1;
    project.cost = 429000;
    project.reader_applied_on = 20210331;
    return project;
}

/* Answers a project and returns the name of its error; NULL where it is answered. */
static const char *refused(OnshiProject project) {
    OnshiAnswer answer = {0};
    answer.size = sizeof answer;
    int32_t status = onshi_assess(&project, &answer);
    CHECK(status == (answer.code == 0 ? ONSHI_ANSWERED : ONSHI_REFUSED));
    return onshi_code_name(answer.code);
}

/* Asks in UTF-8 and checks the status; the text must be freed. */
static OnshiText asked(const char *question, const char *json, const char *options, int32_t status) {
    OnshiText answer;
    size_t json_length = json == NULL ? 0 : strlen(json);
    size_t options_length = options == NULL ? 0 : strlen(options);
    int32_t found = onshi_ask(question, json, json_length, options, options_length, ONSHI_UTF8, &answer);
    CHECK(answer.bytes != NULL && strlen(answer.bytes) == answer.length);
    if (found != status) {
        fprintf(stderr, "%s: status %d: %s\n", question, (int)found, (char *)answer.bytes);
        exit(1);
    }
    return answer;
}

static void says(const char *question, const char *json, const char *options, int32_t status, const char *part) {
    OnshiText answer = asked(question, json, options, status);
    if (strstr(answer.bytes, part) == NULL) {
        fprintf(stderr, "%s: no %s in %s\n", question, part, (char *)answer.bytes);
        exit(1);
    }
    onshi_text_free(&answer);
    CHECK(answer.bytes == NULL && answer.length == 0);
    onshi_text_free(&answer);
}

static void numbers(void) {
    OnshiProject project = clinic();
    OnshiAnswer answer = {0};
    answer.size = sizeof answer;
    CHECK(onshi_assess(&project, &answer) == ONSHI_ANSWERED);
    /* The accelerated track pays all of what counts. */
    CHECK(answer.subsidy == 429000 && answer.self_pay == 0 && answer.counted == 429000 && answer.base == 429000);
    CHECK(answer.category == ONSHI_CATEGORY_CLINIC_OR_PHARMACY && answer.track == ONSHI_TRACK_ACCELERATED && answer.code == 0);
    CHECK(answer.fraction_rule == ONSHI_FRACTION_WHOLE_YEN && answer.cut_hundredths == 0 && strcmp(answer.edition, "2022-08") == 0);
    project.reader_applied_on = 20210401;
    CHECK(onshi_assess(&project, &answer) == ONSHI_ANSWERED);
    /* Three quarters are 321,750; what is below a thousand yen is cut off. */
    CHECK(answer.subsidy == 321000 && answer.self_pay == 108000 && answer.track == ONSHI_TRACK_STANDARD);
    CHECK(answer.exact_hundredths == 32175000 && answer.cut_hundredths == 75000);
    CHECK(answer.ratio_numerator == 3 && answer.ratio_denominator == 4);
    CHECK(answer.fraction_rule == ONSHI_FRACTION_THOUSAND_YEN && answer.basis == ONSHI_BASIS_INFERRED);
    /* 428,999 at 3/4 is 321,749.25. */
    project.cost = 428999;
    CHECK(onshi_assess(&project, &answer) == ONSHI_ANSWERED && answer.exact_hundredths == 32174925 && answer.cut_hundredths == 74925);
    project.cost = 429000;
    project.facility = ONSHI_PHARMACY;
    project.group_prescriptions_per_month = 40000;
    project.has_group_prescriptions = 1;
    CHECK(onshi_assess(&project, &answer) == ONSHI_ANSWERED);
    CHECK(answer.subsidy == 214000 && answer.category == ONSHI_CATEGORY_LARGE_CHAIN_PHARMACY);
    project.facility = ONSHI_HOSPITAL;
    project.group_prescriptions_per_month = 0;
    project.cost = 2500000;
    CHECK(onshi_assess(&project, &answer) == ONSHI_ANSWERED);
    CHECK(answer.subsidy == 1050000 && answer.self_pay == 1450000 && answer.category == ONSHI_CATEGORY_HOSPITAL);
    /* The mandate track doubles the base: half of 2,500,000. */
    project.reader_applied_on = 20220607;
    project.vendor_contract_on = 20230228;
    CHECK(onshi_assess(&project, &answer) == ONSHI_ANSWERED && answer.track == ONSHI_TRACK_MANDATE && answer.subsidy == 1250000);
    tests++;
}

static void json(void) {
    OnshiProject project = {0};
    project.size = sizeof project;
    OnshiText text;
    CHECK(onshi_project_json(&project, ONSHI_UTF8, &text) == ONSHI_ANSWERED);
    CHECK(strstr(text.bytes, "\"facility\":null") != NULL && strstr(text.bytes, "\"readers\":0") != NULL);
    onshi_text_free(&text);
    project.facility = ONSHI_PHARMACY;
    project.has_group_prescriptions = 1;
    project.readers = 1;
    project.cost = 429000;
    project.reader_applied_on = 20210401;
    CHECK(onshi_project_json(&project, ONSHI_UTF8, &text) == ONSHI_ANSWERED);
    says("assess", text.bytes, NULL, ONSHI_ANSWERED, "\"subsidy\":321000");
    onshi_text_free(&text);
    project.reader_applied_on = -1;
    project.facility = 9;
    CHECK(onshi_project_json(&project, ONSHI_CP932, &text) == ONSHI_ANSWERED);
    says("errors", text.bytes, NULL, ONSHI_ANSWERED, "\"code\":\"invalid_date\"");
    onshi_text_free(&text);
    tests++;
}

static void refusals(void) {
    struct {
        const char *code;
        OnshiProject project;
    } cases[17];
    for (int i = 0; i < 17; i++) cases[i].project = clinic();
    cases[0].code = NULL;
    cases[1].code = "readers_out_of_range", cases[1].project.readers = 4294967297;
    cases[2].code = "cost_out_of_range", cases[2].project.cost = -1;
    cases[3].code = "cost_out_of_range", cases[3].project.cost = INT64_MIN;
    cases[4].code = "missing_field", cases[4].project.reader_applied_on = 0;
    cases[5].code = "invalid_date", cases[5].project.reader_applied_on = 20210230;
    cases[6].code = "date_not_covered", cases[6].project.reader_applied_on = 20200806;
    cases[7].code = "invalid_value", cases[7].project.facility = 4;
    cases[8].code = "group_prescriptions_not_applicable", cases[8].project.group_prescriptions_per_month = 1, cases[8].project.has_group_prescriptions = 1;
    cases[9].code = "missing_field", cases[9].project.facility = ONSHI_PHARMACY;
    cases[10].code = "vendor_contract_on_required", cases[10].project.reader_applied_on = 20220607;
    cases[11].code = "invalid_value", cases[11].project.subsidy_paid = 2;
    cases[15].code = "invalid_date", cases[15].project.operation_starts_on = 100000101;
    cases[16].code = "invalid_date", cases[16].project.vendor_contract_on = -20230101;
    /* What was left at 0 is missing, not a hospital and not a pharmacy without a group. */
    cases[12].code = "missing_field", cases[12].project.facility = 0;
    cases[13].code = "invalid_value", cases[13].project.facility = ONSHI_PHARMACY, cases[13].project.has_group_prescriptions = 2;
    cases[14].code = "invalid_value", cases[14].project.facility = ONSHI_PHARMACY, cases[14].project.has_group_prescriptions = 1, cases[14].project.group_prescriptions_per_month = -1;
    for (int i = 0; i < 17; i++) {
        const char *code = refused(cases[i].project);
        if ((code == NULL) != (cases[i].code == NULL) || (code != NULL && strcmp(code, cases[i].code) != 0)) {
            fprintf(stderr, "case %d: %s\n", i, code == NULL ? "answered" : code);
            exit(1);
        }
    }
    CHECK(onshi_code_name(0) == NULL && onshi_code_name(-1) == NULL && onshi_code_name(1000) == NULL);
    tests++;
}

static void mistakes(void) {
    OnshiProject project = clinic();
    OnshiAnswer answer = {0};
    CHECK(onshi_assess(&project, &answer) == ONSHI_MISTAKE && answer.subsidy == 0);
    answer.size = sizeof answer;
    project.size--;
    CHECK(onshi_assess(&project, &answer) == ONSHI_MISTAKE);
    project.size++;
    CHECK(onshi_assess(NULL, &answer) == ONSHI_MISTAKE && onshi_assess(&project, NULL) == ONSHI_MISTAKE);
    char room[sizeof answer + 8];
    CHECK(onshi_assess(&project, (OnshiAnswer *)(void *)(room + 1 - (uintptr_t)room % 2)) == ONSHI_MISTAKE);
    union {
        OnshiProject project;
        OnshiAnswer answer;
    } both;
    both.project = clinic();
    both.project.size = sizeof answer;
    CHECK(onshi_assess(&both.project, &both.answer) == ONSHI_MISTAKE);
    both.project.size = sizeof project;
    CHECK(onshi_assess(&both.project, &both.answer) == ONSHI_MISTAKE && both.project.cost == 429000);
    CHECK(onshi_ask("assess", CLINIC, strlen(CLINIC), NULL, 0, ONSHI_UTF8, NULL) == ONSHI_MISTAKE);
    OnshiText text;
    CHECK(onshi_project_json(NULL, ONSHI_UTF8, &text) == ONSHI_MISTAKE && onshi_project_json(&project, 9, &text) == ONSHI_MISTAKE);
    CHECK(onshi_project_json(&project, ONSHI_UTF8, NULL) == ONSHI_MISTAKE);
    OnshiText inside[2] = {{NULL, 7}, {NULL, 7}};
    CHECK(onshi_ask("assess", inside, sizeof inside, NULL, 0, ONSHI_UTF8, &inside[1]) == ONSHI_MISTAKE && inside[1].length == 7);
    int64_t digits = 0x31313131;
    CHECK(onshi_read_yen(&digits, 4, ONSHI_UTF8, &digits) == ONSHI_MISTAKE && digits == 0x31313131);
    CHECK(onshi_ask("assess", NULL, 5, NULL, 0, ONSHI_UTF8, &text) == ONSHI_MISTAKE);
    CHECK(strstr(text.bytes, "json is NULL") != NULL);
    onshi_text_free(&text);
    CHECK(onshi_ask("assess", CLINIC, SIZE_MAX, NULL, 0, ONSHI_UTF8, &text) == ONSHI_MISTAKE);
    onshi_text_free(&text);
    CHECK(onshi_ask(NULL, CLINIC, strlen(CLINIC), NULL, 0, ONSHI_UTF8, &text) == ONSHI_MISTAKE);
    onshi_text_free(&text);
    CHECK(onshi_ask("assess", CLINIC, strlen(CLINIC), NULL, 0, 7, &text) == ONSHI_MISTAKE);
    onshi_text_free(&text);
    onshi_text_free(NULL);
    says("asess", CLINIC, NULL, ONSHI_MISTAKE, "question is one of: assess, compare, options, overview, errors, plan");
    says("assess", CLINIC, "{\"explian\":true}", ONSHI_MISTAKE, "the options of assess are edition, fraction_rule, explain, got explian");
    says("assess", CLINIC, "{\"explain\":1}", ONSHI_MISTAKE, "explain is true or false");
    says("assess", CLINIC, "[]", ONSHI_MISTAKE, "options is an object");
    says("assess", CLINIC, "{\"fraction_rule\":\"yen\"}", ONSHI_MISTAKE, "fraction_rule is one of: whole_yen, thousand_yen");
    says("plan", "{\"facility\":\"clinic\"}", "{\"form\":\"x\"}", ONSHI_MISTAKE, "plan takes no options, got form");
    says("plan_ics", "{\"facility\":\"clinic\"}", "{\"stamp\":-1}", ONSHI_MISTAKE, "stamp is needed");
    char *id = malloc(4000);
    CHECK(id != NULL);
    sprintf(id, "{\"stamp\":0,\"id\":\"%0201d\"}", 0);
    says("plan_ics", "{\"facility\":\"clinic\"}", id, ONSHI_MISTAKE, "id is at most 200 characters");
    free(id);
    says("check", "{}", NULL, ONSHI_MISTAKE, "form is a text, and needed");
    says("schema", "", "{\"name\":\"x\"}", ONSHI_MISTAKE, "name is one of: ");
    int64_t yen = 5;
    CHECK(onshi_read_yen(NULL, 3, ONSHI_UTF8, &yen) == ONSHI_MISTAKE && onshi_read_yen("1", 1, ONSHI_UTF8, NULL) == ONSHI_MISTAKE && yen == 5);
    tests++;
}

static void questions(void) {
    says("assess", CLINIC, NULL, ONSHI_ANSWERED, "\"subsidy\":429000");
    says("assess", CLINIC, "{\"explain\":true}", ONSHI_ANSWERED, "診療所");
    says("assess", CLINIC, "{\"edition\":\"2021-01\"}", ONSHI_ANSWERED, "\"edition\":\"2021-01\"");
    says("assess", CLINIC, "{\"edition\":\"2030-01\"}", ONSHI_REFUSED, "\"code\":\"unknown_edition\"");
    says("assess", "\xEF\xBB\xBF{\"facility\":1}", NULL, ONSHI_REFUSED, "\"code\":\"invalid_value\"");
    says("assess", "{", NULL, ONSHI_REFUSED, "\"code\":\"invalid_json\"");
    says("assess", "\xFF", NULL, ONSHI_REFUSED, "\"code\":\"invalid_encoding\"");
    says("assess", "{\"facility\":\"clinic\",\"readers\":4,\"cost\":1,\"reader_applied_on\":\"2021-03-31\"}", NULL, ONSHI_REFUSED, "顔認証付きカードリーダーの台数");
    says("compare", CLINIC, NULL, ONSHI_ANSWERED, "\"gain\":108000");
    says("options", "{\"facility\":\"hospital\",\"cost\":1,\"reader_applied_on\":\"2021-04-01\"}", NULL, ONSHI_ANSWERED, "\"readers\":3");
    says("errors", "{\"facility\":\"clinic\",\"readers\":4,\"cost\":-1,\"reader_applied_on\":\"2021-03-31\"}", NULL, ONSHI_ANSWERED, "cost_out_of_range");
    says("plan", "{\"facility\":\"clinic\"}", NULL, ONSHI_ANSWERED, "\"steps\":[");
    says("plan_ics", "{\"facility\":\"clinic\",\"operation_starts_on\":\"2021-10-01\"}", "{\"stamp\":0,\"language\":\"en\"}", ONSHI_ANSWERED, "BEGIN:VCALENDAR");
    says("check", "01-1-011248-9", "{\"form\":\"institution_code\"}", ONSHI_ANSWERED, "\"ok\":true");
    says("check", "{}", "{\"form\":\"receipt\"}", ONSHI_REFUSED, "receipt_breakdown");
    says("draft", "{\"lines\":[{\"item\":\"x\",\"eligible\":100000,\"ineligible\":20000}]}", "{\"form\":\"receipt_breakdown\"}", ONSHI_ANSWERED, "\"total\":120000");
    says("fields", NULL, "{\"form\":\"completion_report\"}", ONSHI_ANSWERED, "\"label\"");
    says("edition", NULL, NULL, ONSHI_ANSWERED, "\"name\":\"2022-08\"");
    says("editions", NULL, NULL, ONSHI_ANSWERED, "[\"2021-01\",\"2022-08\"]");
    says("desk", NULL, "{\"at\":\"2021-01-16T15:59\"}", ONSHI_ANSWERED, "\"open\":true");
    says("notices", NULL, NULL, ONSHI_ANSWERED, "\"closed\"");
    says("codes", NULL, NULL, ONSHI_ANSWERED, "\"kind\":\"finding\"");
    says("schema", NULL, "{\"name\":\"project\"}", ONSHI_ANSWERED, "\"$schema\"");
    const char *given = "{\"error\":{\"field\":null,\"message\":{\"ja\":\"\\u5186\\\"\"}},\"steps\":[{\"n\":-1.5}]}";
    says("check_typed", "{\"lines[0].eligible\":\"20万円\",\"lines[0].ineligible\":\"5千円\"}", "{\"form\":\"receipt_breakdown\"}", ONSHI_ANSWERED, "\"total\":205000");
    says("check_typed", "{\"lines\":[{\"eligible\":\"二十万\"}]}", "{\"form\":\"receipt_breakdown\"}", ONSHI_ANSWERED, "\"path\":\"lines[0].eligible\"");
    says("check_typed", "[]", "{\"form\":\"receipt_breakdown\"}", ONSHI_REFUSED, "invalid_value");
    says("for_form", "{\"ja\":\"`cost`（事業費）がありません\",\"en\":\"`cost` (project cost) is missing\"}", NULL, ONSHI_ANSWERED, "事業費がありません");
    says("for_form", "{\"ja\":\"\",\"en\":\"`cost` (project cost) is missing\"}", "{\"language\":\"en\"}", ONSHI_ANSWERED, "project cost is missing");
    says("paper", "{\"reader_product\":\"Caora\"}", "{\"form\":\"estimate_request\"}", ONSHI_ANSWERED, "電子証明書のインストール");
    says("paper", "{}", "{\"form\":\"receipt_breakdown\",\"output\":\"html\",\"language\":\"en\"}", ONSHI_ANSWERED, "<!DOCTYPE html>");
    says("paper", "{\"scoop\":1}", "{\"form\":\"receipt_breakdown\"}", ONSHI_REFUSED, "unknown_field");
    says("paper", "{}", "{\"form\":\"estimate_request\",\"output\":\"pdf\"}", ONSHI_MISTAKE, "output is one of: text, html");
    says("plan_paper", "{\"facility\":\"clinic\",\"operation_starts_on\":\"2021-06-30\"}", "{\"output\":\"text\"}", ONSHI_ANSWERED, "令和3年5月30日（日）");
    /* 300,000 x 3/4. */
    says("overview", "{\"facility\":\"clinic\",\"cost\":300000}", NULL, ONSHI_ANSWERED, "\"subsidy\":225000,\"self_pay\":75000");
    says("for_form", "{\"en\":1}", "{\"language\":\"en\"}", ONSHI_MISTAKE, "the message of an error or a finding");
    says("value", given, "{\"pointer\":\"/error/message/ja\"}", ONSHI_ANSWERED, "円\"");
    says("value", given, "{\"pointer\":\"/steps/0\"}", ONSHI_ANSWERED, "{\"n\":-1.5}");
    says("value", given, "{\"pointer\":\"/steps/1\"}", ONSHI_MISTAKE, "json has no /steps/1");
    says("value", "{", "{\"pointer\":\"\"}", ONSHI_MISTAKE, "json is not valid JSON");
    says("value", given, "{\"pointer\":\"/steps\",\"count\":true}", ONSHI_ANSWERED, "1");
    says("value", given, "{\"pointer\":\"/steps/0/n\",\"count\":true}", ONSHI_MISTAKE, "neither an array nor an object");
    /* A number stays as it was written. */
    says("value", "{\"a\":[1.10,99999999999999999999,1e400]}", "{\"pointer\":\"/a\"}", ONSHI_ANSWERED, "[1.10,99999999999999999999,1e400]");
    says("value", "{\"a\":1,\"a\":2}", "{\"pointer\":\"/a\"}", ONSHI_MISTAKE, "json has no /a");
    says("value", "{\"a/b\":{\"~\":[7]}}", "{\"pointer\":\"/a~1b/~0/0\"}", ONSHI_ANSWERED, "7");
    says("value", "[1]", "{\"pointer\":\"/00\"}", ONSHI_MISTAKE, "json has no /00");
    says("assess", CLINIC, "{\"edition\":\"2021-01\",\"edition\":\"2022-08\"}", ONSHI_MISTAKE, "no key appears twice");
    says("plan_ics", "{\"facility\":\"clinic\"}", "{\"stamp\":0,\"id\":\"a\\r\\nb\"}", ONSHI_MISTAKE, "without control characters");
    says("desk", NULL, "{\"at\":123456789e305}", ONSHI_MISTAKE, "at is a text");
    OnshiText nothing = asked("value", given, "{\"pointer\":\"/error/field\"}", ONSHI_ANSWERED);
    CHECK(nothing.length == 0);
    onshi_text_free(&nothing);
    /* An edition that was read may be changed and asked. */
    OnshiText edition = asked("edition", NULL, "{\"edition\":\"2021-01\"}", ONSHI_ANSWERED);
    says("edition_check", edition.bytes, NULL, ONSHI_ANSWERED, "\"ok\":true");
    char *options = malloc(edition.length + 32);
    CHECK(options != NULL);
    sprintf(options, "{\"edition\":%s}", (char *)edition.bytes);
    says("assess", CLINIC, options, ONSHI_ANSWERED, "\"subsidy\":429000");
    free(options);
    onshi_text_free(&edition);
    tests++;
}

static void encodings(void) {
    /* 令和3年3月31日, 42.9万円 in CP932 and UTF-16. */
    static const char day_cp932[] = "\x97\xDF\x98\x61\x33\x94\x4E\x33\x8C\x8E\x33\x31\x93\xFA";
    static const char yen_cp932[] = "42.9\x96\x9C\x89\x7E";
    static const uint16_t day_utf16[] = {0x4EE4, 0x548C, '3', 0x5E74, '3', 0x6708, '3', '1', 0x65E5};
    int32_t day = 0;
    int64_t yen = 0;
    CHECK(onshi_read_day(day_cp932, sizeof day_cp932 - 1, ONSHI_CP932, &day) == ONSHI_ANSWERED && day == 20210331);
    CHECK(onshi_read_yen(yen_cp932, sizeof yen_cp932 - 1, ONSHI_CP932, &yen) == ONSHI_ANSWERED && yen == 429000);
    day = 0;
    CHECK(onshi_read_day(day_utf16, sizeof day_utf16, ONSHI_UTF16, &day) == ONSHI_ANSWERED && day == 20210331);
    CHECK(onshi_read_day(day_utf16, sizeof day_utf16 - 1, ONSHI_UTF16, &day) == ONSHI_REFUSED);
    CHECK(onshi_read_day(day_cp932, sizeof day_cp932 - 1, ONSHI_UTF8, &day) == ONSHI_REFUSED);
    CHECK(onshi_read_yen("42,9", 4, ONSHI_UTF8, &yen) == ONSHI_REFUSED && yen == 429000);
    CHECK(onshi_read_yen("", 0, ONSHI_UTF8, &yen) == ONSHI_REFUSED);

    /* A day that is a text of its own is shown in the error, in the caller's encoding. */
    char json[200];
    sprintf(json, "{\"facility\":\"clinic\",\"readers\":1,\"cost\":1,\"reader_applied_on\":\"%s\"}", day_cp932);
    OnshiText answer;
    CHECK(onshi_ask("assess", json, strlen(json), NULL, 0, ONSHI_CP932, &answer) == ONSHI_REFUSED);
    CHECK(strstr(answer.bytes, "\"code\":\"invalid_date\"") != NULL && strstr(answer.bytes, day_cp932) != NULL);
    onshi_text_free(&answer);
    CHECK(onshi_ask("assess", json, strlen(json), NULL, 0, ONSHI_UTF8, &answer) == ONSHI_REFUSED);
    CHECK(strstr(answer.bytes, "invalid_encoding") != NULL && strstr(answer.bytes, "not valid UTF-8") != NULL);
    onshi_text_free(&answer);

    /* CP932 has no sign for U+1F600: it comes back as JSON escapes it. */
    const char *face = "{\"facility\":\"\xF0\x9F\x98\x80\"}";
    uint16_t units[40];
    size_t count = 0;
    for (const char *sign = "{\"facility\":\""; *sign != 0; sign++) units[count++] = (uint16_t)*sign;
    units[count++] = 0xD83D, units[count++] = 0xDE00, units[count++] = '"', units[count++] = '}';
    says("assess", face, NULL, ONSHI_REFUSED, "\xF0\x9F\x98\x80");
    CHECK(onshi_ask("assess", units, 2 * count, NULL, 0, ONSHI_UTF16, &answer) == ONSHI_REFUSED);
    CHECK(answer.length % 2 == 0 && ((uint16_t *)answer.bytes)[0] == '{' && ((uint16_t *)answer.bytes)[answer.length / 2] == 0);
    onshi_text_free(&answer);
    const char *escaped = "{\"facility\":\"\\ud83d\\ude00\"}";
    CHECK(onshi_ask("assess", escaped, strlen(escaped), NULL, 0, ONSHI_CP932, &answer) == ONSHI_REFUSED);
    CHECK(strstr(answer.bytes, "\\ud83d\\ude00") != NULL);
    onshi_text_free(&answer);
    /* In plain text it is what Windows writes for it: the minus sign is a full-width one. */
    const char *signs = "{\"a\":\"\\u2212\\u301c\\u00a5\\u2603\"}";
    CHECK(onshi_ask("value", signs, strlen(signs), "{\"pointer\":\"/a\"}", 16, ONSHI_CP932, &answer) == ONSHI_ANSWERED);
    CHECK(strcmp(answer.bytes, "\x81\x7C\x81\x60\x81\x8F\x81\xAC") == 0);
    onshi_text_free(&answer);
    /* A yen sign is not the backslash that some fonts show as one. */
    const char *yen_sign = "{\"facility\":\"a\\u00a5b\"}";
    CHECK(onshi_ask("assess", yen_sign, strlen(yen_sign), NULL, 0, ONSHI_CP932, &answer) == ONSHI_REFUSED);
    CHECK(strstr(answer.bytes, "\"given\":\"a\\u00a5b\"") != NULL);
    onshi_text_free(&answer);
    tests++;
}

static void *many(void *count) {
    OnshiProject project = clinic();
    for (int i = 0; i < *(int *)count; i++) {
        OnshiAnswer answer = {0};
        answer.size = sizeof answer;
        project.cost = i % 429000;
        CHECK(onshi_assess(&project, &answer) == ONSHI_ANSWERED && answer.subsidy == project.cost);
        if (i % 50 == 0) {
            says("assess", CLINIC, NULL, ONSHI_ANSWERED, "429000");
            says("assess", "{}", NULL, ONSHI_REFUSED, "missing_field");
        }
    }
    return NULL;
}

static void threads(void) {
    pthread_t all[8];
    int count = 20000;
    for (int i = 0; i < 8; i++) CHECK(pthread_create(&all[i], NULL, many, &count) == 0);
    for (int i = 0; i < 8; i++) CHECK(pthread_join(all[i], NULL) == 0);
    tests++;
}

/* Memory in pages of 4096 bytes. */
static long resident(void) {
#ifdef _WIN32
    PROCESS_MEMORY_COUNTERS memory;
    CHECK(GetProcessMemoryInfo(GetCurrentProcess(), &memory, sizeof memory));
    return (long)(memory.PagefileUsage / 4096);
#else
    long size = 0, pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    CHECK(file != NULL && fscanf(file, "%ld %ld", &size, &pages) == 2);
    fclose(file);
    return pages;
#endif
}

static void memory(void) {
    int count = 200000;
    many(&count);
    long before = resident();
    count = 1000000;
    many(&count);
    /* 40,000 answers of 300 bytes would be 3,000 pages. */
    CHECK(resident() - before < 200);
    tests++;
}

int main(int count, char **words) {
    CHECK(onshi_abi_version() == ONSHI_ABI_VERSION && strlen(onshi_version()) >= 5);
    numbers();
    json();
    refusals();
    mistakes();
    questions();
    encodings();
    threads();
    /* valgrind takes a hundred times as long. */
    if (count < 2 || strcmp(words[1], "--short") != 0) memory();
    printf("%d passed, 0 failed\n", tests);
    return 0;
}
