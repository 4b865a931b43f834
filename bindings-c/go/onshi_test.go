package onshi

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func count(number int64) *int64 { return &number }

func clinic() Project {
	return Project{Facility: Clinic, Readers: 1, Cost: 429_000, ReaderAppliedOn: date(2021, 3, 31)}
}

func TestAnswersByHand(t *testing.T) {
	pharmacy := clinic()
	pharmacy.Facility, pharmacy.GroupPrescriptionsPerMonth, pharmacy.ReaderAppliedOn = Pharmacy, count(40_000), date(2021, 4, 1)
	for _, one := range []struct {
		project Project
		answer  Assessment
	}{
		{clinic(), Assessment{
			Edition: "2022-08", Category: CategoryClinicOrPharmacy, Track: TrackAccelerated, Base: 429_000, Counted: 429_000, Subsidy: 429_000,
			ExactHundredths: 42_900_000, RatioNumerator: 1, RatioDenominator: 1, FractionRule: WholeYen, Basis: Inferred,
		}},
		// Half of 429,000, cut to thousands.
		{pharmacy, Assessment{
			Edition: "2022-08", Category: CategoryLargeChainPharmacy, Track: TrackStandard, Base: 429_000, Counted: 429_000, Subsidy: 214_000, SelfPay: 215_000,
			ExactHundredths: 21_450_000, CutHundredths: 50_000, RatioNumerator: 1, RatioDenominator: 2, FractionRule: ThousandYen, Basis: Inferred,
		}},
	} {
		if answer, err := Assess(one.project); err != nil || answer != one.answer {
			t.Errorf("%+v: %+v %v", one.project, answer, err)
		}
	}
	if yen, ok := ReadYen("42.9万円"); !ok || yen != 429_000 {
		t.Error(yen, ok)
	}
	if day, ok := ReadDay("令和3年3月31日"); !ok || !day.Equal(date(2021, 3, 31)) {
		t.Error(day, ok)
	}
	if AbiVersion() != 1 {
		t.Error(AbiVersion())
	}
	if _, ok := ReadYen("42,9"); ok {
		t.Error("42,9")
	}
	if _, ok := ReadDay(""); ok {
		t.Error("no day")
	}
}

func TestRefusals(t *testing.T) {
	change := func(with func(*Project)) Project {
		project := clinic()
		with(&project)
		return project
	}
	for code, project := range map[string]Project{
		"readers_out_of_range":               change(func(p *Project) { p.Readers = 4 }),
		"cost_out_of_range":                  change(func(p *Project) { p.Cost = -1 }),
		"missing_field":                      change(func(p *Project) { p.ReaderAppliedOn = time.Time{} }),
		"date_not_covered":                   change(func(p *Project) { p.ReaderAppliedOn = date(2020, 8, 6) }),
		"invalid_date":                       change(func(p *Project) { p.ReaderAppliedOn = date(10_000, 1, 1) }),
		"group_prescriptions_not_applicable": change(func(p *Project) { p.GroupPrescriptionsPerMonth = count(1) }),
		"invalid_value":                      change(func(p *Project) { p.GroupPrescriptionsPerMonth = count(-1) }),
	} {
		_, err := Assess(project)
		var refused *Error
		if !errors.As(err, &refused) || refused.Code != code || refused.Message.Ja == "" || refused.Error() == "" {
			t.Errorf("%s: %v", code, err)
		}
	}
	if _, err := Assess(change(func(p *Project) { p.Readers = 4_294_967_297 })); err == nil {
		t.Error("readers beyond 32 bits")
	}
	for _, facility := range []Facility{0, 9, Pharmacy} {
		if _, err := Assess(change(func(p *Project) { p.Facility = facility })); err == nil {
			t.Error("facility", facility)
		}
	}
	if _, err := Ask("desk\x00x", "", ""); err == nil {
		t.Error("a question with U+0000")
	}
	if _, err := Ask("asess", "{}", ""); err == nil || !strings.Contains(err.Error(), "question is one of") {
		t.Error(err)
	}
}

func TestProjectAsJSON(t *testing.T) {
	project := clinic()
	project.Facility, project.GroupPrescriptionsPerMonth = Pharmacy, count(0)
	text, err := json.Marshal(project)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := Ask("compare", string(text), "")
	if err != nil || !strings.Contains(answer, `"gain":108000`) {
		t.Error(answer, err)
	}
}

// The header stands here, too, so that the package may be copied or vendored alone.
func TestHeaderIsTheSame(t *testing.T) {
	here, err := os.ReadFile("onshi.h")
	if err != nil {
		t.Fatal(err)
	}
	there, err := os.ReadFile("../include/onshi.h")
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the package stands alone")
	}
	if string(here) != string(there) {
		t.Error("onshi.h is not that of bindings-c/include")
	}
}

func TestGoroutines(t *testing.T) {
	var all sync.WaitGroup
	for range [8]int{} {
		all.Add(1)
		go func() {
			defer all.Done()
			for i := int64(0); i < 20_000; i++ {
				project := clinic()
				project.Cost = i
				if answer, err := Assess(project); err != nil || answer.Subsidy != i {
					t.Error(answer, err)
					return
				}
			}
		}()
	}
	all.Wait()
}

func TestMemory(t *testing.T) {
	wrong := clinic()
	wrong.Readers = 2
	many := func(count int) {
		for i := 0; i < count; i++ {
			if _, err := Assess(clinic()); err != nil {
				t.Fatal(err)
			}
			if i%20 == 0 {
				if _, err := Assess(wrong); err == nil {
					t.Fatal("answered")
				}
			}
		}
	}
	many(50_000)
	before := resident(t)
	many(1_000_000)
	// 50,000 errors of a thousand bytes would be 50 MB.
	if grown := resident(t) - before; grown > 20_000 {
		t.Errorf("memory grows by %d kB", grown)
	}
}

// resident returns the memory of the process (kB).
func resident(t *testing.T) int {
	runtime.GC()
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Skip("the system does not say")
	}
	var size int
	_, after, _ := strings.Cut(string(status), "VmRSS:")
	if _, err := fmt.Sscan(after, &size); err != nil {
		t.Fatal(err)
	}
	return size
}

// Answers the questions of bindings-c/tests/asked.c, from the file ONSHI_QUESTIONS to the file ONSHI_ANSWERS.
func TestAsked(t *testing.T) {
	path := os.Getenv("ONSHI_QUESTIONS")
	if path == "" {
		t.Skip("ONSHI_QUESTIONS is not set")
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	to, err := os.Create(os.Getenv("ONSHI_ANSWERS"))
	if err != nil {
		t.Fatal(err)
	}
	defer to.Close()
	from := bufio.NewReader(file)
	for {
		var question string
		var options, text int
		if _, err := fmt.Fscanf(from, "%s %d %d\n", &question, &options, &text); err != nil {
			break
		}
		both := make([]byte, options+text+1)
		if _, err := io.ReadFull(from, both); err != nil {
			t.Fatal(err)
		}
		answer, err := Ask(question, string(both[options:options+text]), string(both[:options]))
		var refused *Error
		if errors.As(err, &refused) {
			answer = refused.JSON
		} else if err != nil {
			t.Fatal(question, err)
		}
		fmt.Fprintln(to, answer)
	}
}

// An empty call.
func BenchmarkAbiVersion(b *testing.B) {
	for i := 0; i < b.N; i++ {
		AbiVersion()
	}
}

func BenchmarkAssess(b *testing.B) {
	project := clinic()
	for i := 0; i < b.N; i++ {
		if _, err := Assess(project); err != nil {
			b.Fatal(err)
		}
	}
}
