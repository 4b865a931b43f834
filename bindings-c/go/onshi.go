// Package onshi answers how much subsidy a Japanese hospital, clinic or pharmacy gets for introducing online eligibility
// verification (オンライン資格確認), and why. It calls the library onshi by cgo: CGO_LDFLAGS names the folder that it is in.
//
// Every function may be called from any goroutine.
package onshi

/*
#cgo LDFLAGS: -lonshi
#include <stdlib.h>
#include "onshi.h"

typedef struct {
	int32_t status;
	OnshiAnswer answer;
} onshi_go_answer;

// By value, so that Go neither moves the structs to the heap nor looks for pointers in them.
static onshi_go_answer onshi_go_assess(OnshiProject project) {
	onshi_go_answer answered = {0};
	answered.answer.size = sizeof answered.answer;
	answered.status = onshi_assess(&project, &answered.answer);
	return answered;
}
*/
import "C"

import (
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"time"
	"unsafe"
)

// The library must be of the version of this package's header.
func init() {
	if AbiVersion() != C.ONSHI_ABI_VERSION {
		panic("onshi: the library does not fit this package: take both from one version")
	}
}

// Facility says who asks.
type Facility int32

// The facilities.
const (
	Hospital Facility = C.ONSHI_HOSPITAL
	Clinic   Facility = C.ONSHI_CLINIC
	Pharmacy Facility = C.ONSHI_PHARMACY
)

// Category is the category of the table of ceilings.
type Category int32

// The categories.
const (
	CategoryHospital           Category = C.ONSHI_CATEGORY_HOSPITAL
	CategoryLargeChainPharmacy Category = C.ONSHI_CATEGORY_LARGE_CHAIN_PHARMACY
	CategoryClinicOrPharmacy   Category = C.ONSHI_CATEGORY_CLINIC_OR_PHARMACY
)

// Track is the track, by the day of the reader application.
type Track int32

// The tracks.
const (
	TrackAccelerated Track = C.ONSHI_TRACK_ACCELERATED
	TrackStandard    Track = C.ONSHI_TRACK_STANDARD
	TrackMandate     Track = C.ONSHI_TRACK_MANDATE
)

// FractionRule is what happens to fractions.
type FractionRule int32

// The fraction rules: cut below 1 yen, or below 1,000 yen.
const (
	WholeYen    FractionRule = C.ONSHI_FRACTION_WHOLE_YEN
	ThousandYen FractionRule = C.ONSHI_FRACTION_THOUSAND_YEN
)

// Basis says whether a source states the fraction rule.
type Basis int32

// The bases.
const (
	Stated   Basis = C.ONSHI_BASIS_STATED
	Inferred Basis = C.ONSHI_BASIS_INFERRED
	Chosen   Basis = C.ONSHI_BASIS_CHOSEN
)

// Project is a facility's project to introduce online eligibility verification. A day that is zero is missing;
// the day is the one in the time's own location.
type Project struct {
	Facility Facility
	// Readers is the number of face-recognition card readers.
	Readers int64
	// Cost is the amount paid for the eligible work (yen, 0 to 10^12).
	Cost int64
	// ReaderAppliedOn is the day of the reader application; it is needed.
	ReaderAppliedOn time.Time
	// GroupPrescriptionsPerMonth is needed for a pharmacy (count), 0 without a group; nil where missing.
	GroupPrescriptionsPerMonth *int64
	// VendorContractOn is the day of the vendor contract.
	VendorContractOn time.Time
	// OperationStartsOn is the start of operation.
	OperationStartsOn time.Time
	// SubsidyPaid says whether a subsidy was paid before.
	SubsidyPaid bool
}

// Assessment is how much subsidy a project gets, by the newest edition, in yen.
type Assessment struct {
	// Edition is the name of the edition that answered.
	Edition  string
	Category Category
	Track    Track
	// Base is the most of the cost that can count, Counted the part that counts.
	Base, Counted int64
	// Subsidy is paid to the facility, SelfPay is the rest of the cost.
	Subsidy, SelfPay int64
	// ExactHundredths is Counted times the ratio, exactly; CutHundredths is what the fraction rule cut off (hundredths of a yen).
	ExactHundredths, CutHundredths   int64
	RatioNumerator, RatioDenominator int32
	FractionRule                     FractionRule
	// Basis says whether the fraction rule is stated.
	Basis Basis
}

// Text is a text in two languages.
type Text struct {
	Ja string `json:"ja"`
	En string `json:"en"`
}

// Error says why an input is refused.
type Error struct {
	// Code is stable, such as readers_out_of_range.
	Code string `json:"code"`
	// Field is the wire name of the field that is wrong; nil where it is the whole.
	Field *string `json:"field"`
	// Given is what was given, at most 80 characters.
	Given *string `json:"given"`
	// Allowed is what is allowed, in JSON, such as {"min":1,"max":3}; null where the code says it all.
	Allowed json.RawMessage `json:"allowed"`
	// Message says what was wrong and what to do about it.
	Message Text `json:"message"`
	// JSON is the error object of the wire.
	JSON string `json:"-"`
}

// Error returns the message in English; Message.Ja is the one for users.
func (e *Error) Error() string { return e.Message.En }

// Assess returns how much subsidy a project gets, by the newest edition. The error is an *Error where the project is
// refused.
func Assess(project Project) (Assessment, error) {
	var given C.OnshiProject
	fill(&given, &project)
	answered := C.onshi_go_assess(given)
	if answer := &answered.answer; answered.status == C.ONSHI_ANSWERED {
		return Assessment{
			Edition: edition(answer.edition), Category: Category(answer.category), Track: Track(answer.track),
			Base: int64(answer.base), Counted: int64(answer.counted),
			Subsidy: int64(answer.subsidy), SelfPay: int64(answer.self_pay),
			ExactHundredths: int64(answer.exact_hundredths), CutHundredths: int64(answer.cut_hundredths),
			RatioNumerator: int32(answer.ratio_numerator), RatioDenominator: int32(answer.ratio_denominator),
			FractionRule: FractionRule(answer.fraction_rule), Basis: Basis(answer.basis),
		}, nil
	}
	text, err := project.MarshalJSON()
	if err == nil {
		_, err = Ask("assess", string(text), "")
	}
	if err == nil {
		err = errors.New("onshi: a fault of the library")
	}
	return Assessment{}, err
}

// MarshalJSON writes the project as the wire has it, for Ask.
func (project Project) MarshalJSON() ([]byte, error) {
	var given C.OnshiProject
	fill(&given, &project)
	var text C.OnshiText
	if C.onshi_project_json(&given, C.ONSHI_UTF8, &text) != C.ONSHI_ANSWERED {
		return nil, errors.New("onshi: a fault of the library")
	}
	return []byte(taken(&text)), nil
}

// fill writes a project in the struct of C, in place: a struct that is returned is copied, which takes as long as the call.
func fill(given *C.OnshiProject, project *Project) {
	given.size = C.uint32_t(unsafe.Sizeof(*given))
	given.facility = C.int32_t(project.Facility)
	given.cost, given.readers = C.int64_t(project.Cost), C.int64_t(project.Readers)
	given.reader_applied_on = day(project.ReaderAppliedOn)
	given.vendor_contract_on = day(project.VendorContractOn)
	given.operation_starts_on = day(project.OperationStartsOn)
	if project.SubsidyPaid {
		given.subsidy_paid = 1
	}
	if group := project.GroupPrescriptionsPerMonth; group != nil {
		given.group_prescriptions_per_month, given.has_group_prescriptions = C.int64_t(*group), 1
	}
}

// Ask asks any question as JSON: assess, compare, options, errors, plan, check, draft and the others that onshi.h lists.
// The error is an *Error where the input is refused, another where the question or an option is wrong.
func Ask(question, text, options string) (string, error) {
	if strings.IndexByte(question, 0) >= 0 {
		return "", errors.New("onshi: a question has no U+0000")
	}
	name := C.CString(question)
	defer C.free(unsafe.Pointer(name))
	asked, with := []byte(text), []byte(options)
	var answer C.OnshiText
	status := C.onshi_ask(name, start(asked), C.size_t(len(asked)), start(with), C.size_t(len(with)), C.ONSHI_UTF8, &answer)
	said := taken(&answer)
	switch status {
	case C.ONSHI_ANSWERED:
		return said, nil
	case C.ONSHI_REFUSED:
		var object struct {
			Error *Error `json:"error"`
		}
		if err := json.Unmarshal([]byte(said), &object); err != nil {
			return "", err
		}
		object.Error.JSON = said
		return "", object.Error
	case C.ONSHI_MISTAKE:
		return "", errors.New(said)
	}
	return "", errors.New("onshi: a fault of the library")
}

// ReadYen reads yen as people type them: 429,000円, 42.9万円. It returns false for a text that is not a whole number of yen.
func ReadYen(text string) (int64, bool) {
	bytes := []byte(text)
	var yen C.int64_t
	status := C.onshi_read_yen(start(bytes), C.size_t(len(bytes)), C.ONSHI_UTF8, &yen)
	return int64(yen), status == C.ONSHI_ANSWERED
}

// ReadDay reads a day as people type it: 令和3年3月31日, 2021/3/31. It returns false for a text that is not a day.
func ReadDay(text string) (time.Time, bool) {
	bytes := []byte(text)
	var day C.int32_t
	if C.onshi_read_day(start(bytes), C.size_t(len(bytes)), C.ONSHI_UTF8, &day) != C.ONSHI_ANSWERED {
		return time.Time{}, false
	}
	return time.Date(int(day/10000), time.Month(day/100%100), int(day%100), 0, 0, 0, 0, time.UTC), true
}

// AbiVersion returns the number of the library's interface; this package is written for 1.
func AbiVersion() uint32 { return uint32(C.onshi_abi_version()) }

// Version returns the version of the library.
func Version() string { return C.GoString(C.onshi_version()) }

// taken copies a text of the library, and frees it.
func taken(text *C.OnshiText) string {
	defer C.onshi_text_free(text)
	if text.bytes == nil {
		return ""
	}
	return string(unsafe.Slice((*byte)(text.bytes), int(text.length)))
}

var (
	newest     string
	newestOnce sync.Once
)

// edition returns the name of the newest edition, which every answer has.
func edition(name *C.char) string {
	newestOnce.Do(func() { newest = C.GoString(name) })
	return newest
}

func start(bytes []byte) unsafe.Pointer {
	if len(bytes) == 0 {
		return nil
	}
	return unsafe.Pointer(&bytes[0])
}

func day(day time.Time) C.int32_t {
	if day.IsZero() {
		return 0
	}
	year, month, number := day.Date()
	if year < 1 || year > 9999 {
		return -1
	}
	return C.int32_t(year*10000 + int(month)*100 + number)
}
