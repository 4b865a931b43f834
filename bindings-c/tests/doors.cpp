// The C++ header: answers, errors, what people type.
#include <cstdio>
#include <cstdlib>
#include <string>

#include "onshi.hpp"

static void check(bool holds, int line) {
    if (!holds) {
        std::fprintf(stderr, "doors.cpp:%d\n", line);
        std::exit(1);
    }
}
#define CHECK(condition) check(condition, __LINE__)

int main() {
    OnshiProject clinic = onshi::project(ONSHI_CLINIC);
    clinic.readers = 1;
    clinic.cost = onshi::read_yen("42.9万円").value();
    clinic.reader_applied_on = onshi::read_day("令和3年3月31日").value();
    CHECK(onshi::assess(clinic).subsidy == 429000);
    CHECK(!onshi::read_yen("42,9") && !onshi::read_day("平成33年3月31日"));
    clinic.readers = 2;
    try {
        onshi::assess(clinic);
        CHECK(false);
    } catch (const onshi::error &error) {
        CHECK(error.status() == ONSHI_REFUSED && error.code() == "readers_out_of_range" && error.field() == "readers");
        CHECK(error.message_ja().find("顔認証付きカードリーダーの台数") != std::string::npos && error.message_en().find("got `2`") != std::string::npos);
    }
    clinic.size = 0;
    try {
        onshi::assess(clinic);
        CHECK(false);
    } catch (const onshi::error &error) {
        CHECK(error.status() == ONSHI_MISTAKE && error.code().empty());
    }
    CHECK(onshi::value(R"({"steps":[{"due_on":"2021-06-03"}]})", "/steps/0/due_on") == "2021-06-03");
    CHECK(onshi::ask("editions") == R"(["2021-01","2022-08"])");
    try {
        onshi::ask("assess", "{}");
        CHECK(false);
    } catch (const onshi::error &error) {
        CHECK(error.status() == ONSHI_REFUSED && std::string(error.what()).find("missing_field") != std::string::npos);
    }
    std::puts("1 passed, 0 failed");
}
