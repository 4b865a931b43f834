{ onshi for Delphi (2009 and newer) and Free Pascal (3.0 and newer): one unit to copy into a program. It loads the library
  onshi (onshi.dll, libonshi.so, libonshi.dylib), which lies beside the program or where the system looks for it.

  Every function may be called from any thread. Texts are UTF-16, so that the ANSI code page of Windows does not matter. }
unit Onshi;

{$IFDEF FPC}{$MODE DELPHI}{$CODEPAGE UTF8}{$ENDIF}

interface

uses
  SysUtils;

type
  TOnshiFacility = (ofMissing, ofHospital, ofClinic, ofPharmacy);
  TOnshiCategory = (ocHospital, ocLargeChainPharmacy, ocClinicOrPharmacy);
  TOnshiTrack = (otAccelerated, otStandard, otMandate);

  { A facility's project to introduce online eligibility verification. A record of zeros, Default(TOnshiProject), is a project
    of which all is missing. }
  TOnshiProject = record
    Facility: TOnshiFacility;
    Readers: Integer;                    { face-recognition card readers (count) }
    Cost: Int64;                         { amount paid for the eligible work (yen, 0 to 10^12) }
    ReaderAppliedOn: TDateTime;          { day of the reader application; needed. A day of 0 is missing }
    VendorContractOn: TDateTime;         { day of the vendor contract }
    OperationStartsOn: TDateTime;        { start of operation }
    GroupPrescriptionsPerMonth: Int64;   { of a pharmacy's group (count), 0 without a group }
    HasGroupPrescriptions: Boolean;      { whether the number above is given, as it must be for a pharmacy }
    SubsidyPaid: Boolean;                { whether a subsidy was paid before }
  end;

  { How much subsidy a project gets, by the newest edition. }
  TOnshiAssessment = record
    Category: TOnshiCategory;
    Track: TOnshiTrack;
    Base: Int64;                         { base project cost: the most of the cost that can count (yen) }
    Counted: Int64;                      { part of the cost that counts (yen) }
    Subsidy: Int64;                      { the subsidy (yen) }
    SelfPay: Int64;                      { self-pay: the rest of the cost (yen) }
  end;

  { Why there is no answer. Message is Japanese, as the system's code page has it. }
  EOnshi = class(Exception)
  private
    FJson: UnicodeString;
    function Member(const Pointer: UnicodeString): UnicodeString;
  public
    constructor Create(const Json: UnicodeString);
    { The stable code, such as readers_out_of_range. }
    function Code: UnicodeString;
    { The wire name of the field that is wrong; empty where it is the whole. }
    function Field: UnicodeString;
    { What was wrong and what to do about it. }
    function MessageJa: UnicodeString;
    function MessageEn: UnicodeString;
    { The error object of the wire. }
    property Json: UnicodeString read FJson;
  end;

  { The call is wrong, in words for the programmer: an unknown question or option, a library that is missing or does not fit. }
  EOnshiMistake = class(Exception);

{ Loads the library from a file of that name. Not needed where it lies beside the program or where the system looks; if
  needed, call it before anything else, once. Raises EOnshiMistake. }
procedure LoadOnshi(const FileName: string);

{ Returns a project with its four needed values; the rest is missing. }
function OnshiProject(Facility: TOnshiFacility; Readers: Integer; Cost: Int64; ReaderAppliedOn: TDateTime): TOnshiProject;

{ Returns how much subsidy a project gets. Raises EOnshi where the project is refused. }
function OnshiAssess(const Project: TOnshiProject): TOnshiAssessment;

{ Asks any question as JSON: assess, compare, options, errors, plan, check, draft and the others that onshi.h lists. Raises
  EOnshi where the input is refused, EOnshiMistake where the question or an option is wrong. }
function OnshiAsk(const Question: AnsiString; const Json: UnicodeString = ''; const Options: UnicodeString = ''): UnicodeString;

{ Reads a value of an answer: OnshiValue(Plan, '/steps/0/day'). The pointer is that of RFC 6901; a text is returned without
  its quotes, null as an empty text. Raises EOnshiMistake where there is no such value. }
function OnshiValue(const Json, Pointer: UnicodeString): UnicodeString;

{ Writes a project in the wire's JSON, for OnshiAsk. }
function OnshiProjectToJson(const Project: TOnshiProject): UnicodeString;

{ Reads yen as people type them. False where the text is not a whole number of yen. }
function OnshiReadYen(const Text: UnicodeString; out Yen: Int64): Boolean;

{ Reads a day as people type it. False where the text is not a day. }
function OnshiReadDay(const Text: UnicodeString; out Day: TDateTime): Boolean;

{ Returns the version of the library. }
function OnshiVersion: string;

implementation

uses
{$IFDEF MSWINDOWS}
  Windows
{$ELSE}
{$IFDEF FPC}
  dynlibs
{$ENDIF}
{$ENDIF};

const
  AbiVersion = 1;
  Answered = 0;
  Refused = 1;
  Mistake = 2;
  Utf16 = 1;
{$IFDEF MSWINDOWS}
  LibraryName = 'onshi.dll';
{$ELSE}
{$IFDEF DARWIN}
  LibraryName = 'libonshi.dylib';
{$ELSE}
  LibraryName = 'libonshi.so';
{$ENDIF}
{$ENDIF}

{ onshi.h. }
type
  TGivenProject = record
    Size: Cardinal;
    Facility: Integer;
    GroupPrescriptionsPerMonth: Int64;
    Cost: Int64;
    Readers: Integer;
    ReaderAppliedOn: Integer;
    VendorContractOn: Integer;
    OperationStartsOn: Integer;
    SubsidyPaid: Integer;
    HasGroupPrescriptions: Integer;
  end;

  TGivenAnswer = record
    Size: Cardinal;
    Code: Integer;
    Category: Integer;
    Track: Integer;
    Base: Int64;
    Counted: Int64;
    Subsidy: Int64;
    SelfPay: Int64;
  end;

  TAnswerText = record
    Bytes: PWideChar;
    Length: NativeUInt;
  end;

{ stdcall is the convention of Windows with 32 bits; with 64 bits there is one convention, and the word does nothing. }
var
  Loaded: HMODULE = 0;
  onshi_abi_version: function: Cardinal; stdcall;
  onshi_version: function: PAnsiChar; stdcall;
  onshi_ask: function(Question: PAnsiChar; Json: Pointer; JsonLength: NativeUInt; Options: Pointer; OptionsLength: NativeUInt;
    Encoding: Integer; var Answer: TAnswerText): Integer; stdcall;
  onshi_text_free: procedure(var Text: TAnswerText); stdcall;
  onshi_assess: function(var Project: TGivenProject; var Answer: TGivenAnswer): Integer; stdcall;
  onshi_read_yen: function(Text: Pointer; Length: NativeUInt; Encoding: Integer; var Yen: Int64): Integer; stdcall;
  onshi_read_day: function(Text: Pointer; Length: NativeUInt; Encoding: Integer; var Day: Integer): Integer; stdcall;

{ Returns the address of a function; nil where the library has none of that name. }
function Found(Name: PAnsiChar): Pointer;
begin
{$IFDEF MSWINDOWS}
  Result := Windows.GetProcAddress(Loaded, Name);
{$ELSE}
  Result := GetProcAddress(Loaded, Name);
{$ENDIF}
end;

{ Loads the library; returns what is wrong with it, empty where nothing is. }
function Load(const FileName: string): string;
begin
  Loaded := SafeLoadLibrary(FileName);
  if Loaded = 0 then
  begin
    Result := 'onshi: ' + FileName + ' cannot be loaded: it must lie beside the program and have as many bits';
    Exit;
  end;
  @onshi_abi_version := Found('onshi_abi_version');
  @onshi_version := Found('onshi_version');
  @onshi_ask := Found('onshi_ask');
  @onshi_text_free := Found('onshi_text_free');
  @onshi_assess := Found('onshi_assess');
  @onshi_read_yen := Found('onshi_read_yen');
  @onshi_read_day := Found('onshi_read_day');
  if not Assigned(onshi_abi_version) or (onshi_abi_version() <> AbiVersion) or not Assigned(onshi_version) or
    not Assigned(onshi_ask) or not Assigned(onshi_text_free) or not Assigned(onshi_assess) or not Assigned(onshi_read_yen) or
    not Assigned(onshi_read_day) then
  begin
    Loaded := 0;
    Result := 'onshi: ' + FileName + ' does not fit this unit: take both from one version';
    Exit;
  end;
  Result := '';
end;

var
  { Why the library could not be loaded when the program started. }
  Trouble: string;

procedure LoadOnshi(const FileName: string);
begin
  Trouble := Load(FileName);
  if Trouble <> '' then
    raise EOnshiMistake.Create(Trouble);
end;

procedure NeedLibrary;
begin
  if Loaded = 0 then
    raise EOnshiMistake.Create(Trouble);
end;

function BytesOf(const Text: UnicodeString): NativeUInt;
begin
  Result := NativeUInt(Length(Text)) * SizeOf(WideChar);
end;

function OnshiAsk(const Question: AnsiString; const Json, Options: UnicodeString): UnicodeString;
var
  Answer: TAnswerText;
  Status: Integer;
begin
  NeedLibrary;
  Answer.Bytes := nil;
  Answer.Length := 0;
  Status := onshi_ask(PAnsiChar(Question), PWideChar(Json), BytesOf(Json), PWideChar(Options), BytesOf(Options), Utf16, Answer);
  try
    SetString(Result, Answer.Bytes, Integer(Answer.Length div SizeOf(WideChar)));
  finally
    onshi_text_free(Answer);
  end;
  case Status of
    Answered: ;
    Refused: raise EOnshi.Create(Result);
    Mistake: raise EOnshiMistake.Create(string(Result));
  else
    raise EOnshiMistake.Create('onshi: a fault of the library');
  end;
end;

function OnshiValue(const Json, Pointer: UnicodeString): UnicodeString;
var
  Escaped: UnicodeString;
  I: Integer;
begin
  Escaped := '';
  for I := 1 to Length(Pointer) do
  begin
    if (Pointer[I] = '"') or (Pointer[I] = '\') then
      Escaped := Escaped + '\';
    Escaped := Escaped + Pointer[I];
  end;
  Result := OnshiAsk('value', Json, '{"pointer":"' + Escaped + '"}');
end;

constructor EOnshi.Create(const Json: UnicodeString);
begin
  FJson := Json;
  inherited Create(string(MessageJa));
end;

function EOnshi.Member(const Pointer: UnicodeString): UnicodeString;
begin
  Result := OnshiValue(FJson, Pointer);
end;

function EOnshi.Code: UnicodeString;
begin
  Result := Member('/error/code');
end;

function EOnshi.Field: UnicodeString;
begin
  Result := Member('/error/field');
end;

function EOnshi.MessageJa: UnicodeString;
begin
  Result := Member('/error/message/ja');
end;

function EOnshi.MessageEn: UnicodeString;
begin
  Result := Member('/error/message/en');
end;

{ Returns a day as the library has it: 20210331, 0 where missing. }
function NumberOf(Day: TDateTime): Integer;
var
  Y, M, D: Word;
begin
  Result := 0;
  if Day = 0 then
    Exit;
  DecodeDate(Day, Y, M, D);
  Result := Y * 10000 + M * 100 + D;
end;

function OnshiProject(Facility: TOnshiFacility; Readers: Integer; Cost: Int64; ReaderAppliedOn: TDateTime): TOnshiProject;
begin
  FillChar(Result, SizeOf(Result), 0);
  Result.Facility := Facility;
  Result.Readers := Readers;
  Result.Cost := Cost;
  Result.ReaderAppliedOn := ReaderAppliedOn;
end;

function OnshiProjectToJson(const Project: TOnshiProject): UnicodeString;
const
  Facilities: array[ofHospital..ofPharmacy] of UnicodeString = ('hospital', 'clinic', 'pharmacy');

  procedure Add(const Name, Value: UnicodeString);
  begin
    if Result <> '{' then
      Result := Result + ',';
    Result := Result + '"' + Name + '":' + Value;
  end;

  procedure AddDay(const Name: UnicodeString; Day: TDateTime);
  var
    Number: Integer;
  begin
    Number := NumberOf(Day);
    if Number <> 0 then
      Add(Name, UnicodeString(Format('"%.4d-%.2d-%.2d"', [Number div 10000, Number div 100 mod 100, Number mod 100])));
  end;

begin
  Result := '{';
  if Project.Facility <> ofMissing then
    Add('facility', '"' + Facilities[Project.Facility] + '"');
  Add('readers', UnicodeString(IntToStr(Project.Readers)));
  Add('cost', UnicodeString(IntToStr(Project.Cost)));
  if Project.HasGroupPrescriptions then
    Add('group_prescriptions_per_month', UnicodeString(IntToStr(Project.GroupPrescriptionsPerMonth)));
  AddDay('reader_applied_on', Project.ReaderAppliedOn);
  AddDay('vendor_contract_on', Project.VendorContractOn);
  AddDay('operation_starts_on', Project.OperationStartsOn);
  if Project.SubsidyPaid then
    Add('subsidy_paid', 'true');
  Result := Result + '}';
end;

function OnshiAssess(const Project: TOnshiProject): TOnshiAssessment;
var
  Given: TGivenProject;
  Answer: TGivenAnswer;
begin
  NeedLibrary;
  FillChar(Given, SizeOf(Given), 0);
  Given.Size := SizeOf(Given);
  Given.Facility := Ord(Project.Facility);
  Given.GroupPrescriptionsPerMonth := Project.GroupPrescriptionsPerMonth;
  Given.HasGroupPrescriptions := Ord(Project.HasGroupPrescriptions);
  Given.Cost := Project.Cost;
  Given.Readers := Project.Readers;
  Given.ReaderAppliedOn := NumberOf(Project.ReaderAppliedOn);
  Given.VendorContractOn := NumberOf(Project.VendorContractOn);
  Given.OperationStartsOn := NumberOf(Project.OperationStartsOn);
  Given.SubsidyPaid := Ord(Project.SubsidyPaid);
  FillChar(Answer, SizeOf(Answer), 0);
  Answer.Size := SizeOf(Answer);
  if onshi_assess(Given, Answer) <> Answered then
  begin
    { The words of the error. }
    OnshiAsk('assess', OnshiProjectToJson(Project));
    raise EOnshiMistake.Create('onshi: the library does not fit this unit');
  end;
  Result.Category := TOnshiCategory(Answer.Category);
  Result.Track := TOnshiTrack(Answer.Track);
  Result.Base := Answer.Base;
  Result.Counted := Answer.Counted;
  Result.Subsidy := Answer.Subsidy;
  Result.SelfPay := Answer.SelfPay;
end;

function OnshiReadYen(const Text: UnicodeString; out Yen: Int64): Boolean;
begin
  NeedLibrary;
  Yen := 0;
  Result := onshi_read_yen(PWideChar(Text), BytesOf(Text), Utf16, Yen) = Answered;
end;

function OnshiReadDay(const Text: UnicodeString; out Day: TDateTime): Boolean;
var
  Number: Integer;
begin
  NeedLibrary;
  Number := 0;
  Result := onshi_read_day(PWideChar(Text), BytesOf(Text), Utf16, Number) = Answered;
  if Result then
    Day := EncodeDate(Number div 10000, Number div 100 mod 100, Number mod 100)
  else
    Day := 0;
end;

function OnshiVersion: string;
begin
  NeedLibrary;
  Result := string(AnsiString(onshi_version()));
end;

initialization
  Trouble := Load(LibraryName);

end.
