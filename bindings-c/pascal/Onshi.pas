{ onshi for Delphi on Windows (2009 and newer) and Free Pascal (3.0 and newer): one unit to copy into a program. It loads the
  library onshi (onshi.dll, libonshi.so, libonshi.dylib), which lies beside the program or where the system looks for it.

  Every function may be called from any thread. Texts are UTF-16, so that the ANSI code page of Windows does not matter. }
unit Onshi;

{$IFDEF FPC}{$MODE DELPHI}{$CODEPAGE UTF8}{$ENDIF}
{$IFNDEF FPC}{$IFNDEF MSWINDOWS}{$MESSAGE FATAL 'Onshi.pas: Delphi on Windows, or Free Pascal'}{$ENDIF}{$ENDIF}
{$IFDEF FPC}{$IFDEF CPU32}{$IFNDEF MSWINDOWS}{$MESSAGE FATAL 'Onshi.pas: 32 bits on Windows alone'}{$ENDIF}{$ENDIF}{$ENDIF}

interface

uses
  SysUtils;

type
  TOnshiFacility = (ofMissing, ofHospital, ofClinic, ofPharmacy);
  TOnshiCategory = (ocHospital, ocLargeChainPharmacy, ocClinicOrPharmacy);
  TOnshiTrack = (otAccelerated, otStandard, otMandate);
  TOnshiFractionRule = (orWholeYen, orThousandYen);
  { Whether a source states the fraction rule. }
  TOnshiBasis = (obStated, obInferred, obChosen);

  { A facility's project to introduce online eligibility verification. A record of zeros, Default(TOnshiProject), is a project
    of which all is missing. }
  TOnshiProject = record
    Facility: TOnshiFacility;
    Readers: Int64;                      { face-recognition card readers (count) }
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
    ExactHundredths: Int64;              { counted times the ratio, exactly (hundredths of a yen) }
    CutHundredths: Int64;                { what the fraction rule cut off (hundredths of a yen) }
    RatioNumerator: Integer;
    RatioDenominator: Integer;
    FractionRule: TOnshiFractionRule;
    Basis: TOnshiBasis;                  { whether the fraction rule is stated }
    Edition: PAnsiChar;                  { the edition that answered; never to be freed }
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
    { What was given, at most 80 characters; empty where nothing was. }
    function Given: UnicodeString;
    { What is allowed, in JSON, an object with min and max or a list; empty where the code says it all. }
    function Allowed: UnicodeString;
    { What was wrong and what to do about it. }
    function MessageJa: UnicodeString;
    function MessageEn: UnicodeString;
    { The error object of the wire. }
    property Json: UnicodeString read FJson;
  end;

  { The call is wrong, in words for the programmer: an unknown question or option, a library that is missing or does not fit. }
  EOnshiMistake = class(Exception);

{ Loads the library from a file of that name. Not needed where it lies beside the program or where the system looks; if
  needed, call it before anything else, once, and in a DLL not while that is loaded. Raises EOnshiMistake, and keeps what was
  loaded before. }
procedure LoadOnshi(const FileName: string);

{ Returns a project with its four needed values; the rest is missing. }
function OnshiProject(Facility: TOnshiFacility; Readers, Cost: Int64; ReaderAppliedOn: TDateTime): TOnshiProject;

{ Returns how much subsidy a project gets. Raises EOnshi where the project is refused. }
function OnshiAssess(const Project: TOnshiProject): TOnshiAssessment;

{ Asks any question as JSON: assess, compare, options, errors, plan, check, draft and the others that onshi.h lists. Raises
  EOnshi where the input is refused, EOnshiMistake where the question or an option is wrong. }
function OnshiAsk(const Question: AnsiString; const Json: UnicodeString = ''; const Options: UnicodeString = ''): UnicodeString;

{ Reads a value of an answer: OnshiValue(Plan, '/steps/0/due_on'). The pointer is that of RFC 6901; a text is returned without
  its quotes, null as an empty text. Raises EOnshiMistake where there is no such value. }
function OnshiValue(const Json, Pointer: UnicodeString): UnicodeString;

{ Returns how many members an array or an object of an answer has: OnshiCount(Report, '/findings'). Raises EOnshiMistake
  where there is no such array or object. }
function OnshiCount(const Json, Pointer: UnicodeString): Integer;

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
  Windows,
{$ELSE}
  dynlibs,
{$ENDIF}
  Math;

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
    Readers: Int64;
    ReaderAppliedOn: Integer;
    VendorContractOn: Integer;
    OperationStartsOn: Integer;
    SubsidyPaid: Integer;
    HasGroupPrescriptions: Integer;
    Reserved: Integer;
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
    ExactHundredths: Int64;
    CutHundredths: Int64;
    RatioNumerator: Integer;
    RatioDenominator: Integer;
    FractionRule: Integer;
    Basis: Integer;
    Edition: PAnsiChar;
  end;

  TAnswerText = record
    Bytes: PWideChar;
    Length: NativeUInt;
  end;

{ stdcall is the convention of Windows with 32 bits; with 64 bits there is one convention, and the word does nothing. }
type
  TOnshiLibrary = record
    Handle: HMODULE;
    AbiVersion: function: Cardinal; stdcall;
    Version: function: PAnsiChar; stdcall;
    Ask: function(Question: PAnsiChar; Json: Pointer; JsonLength: NativeUInt; Options: Pointer; OptionsLength: NativeUInt;
      Encoding: Integer; var Answer: TAnswerText): Integer; stdcall;
    TextFree: procedure(var Text: TAnswerText); stdcall;
    Assess: function(var Project: TGivenProject; var Answer: TGivenAnswer): Integer; stdcall;
    ProjectJson: function(var Project: TGivenProject; Encoding: Integer; var Json: TAnswerText): Integer; stdcall;
    ReadYen: function(Text: Pointer; Length: NativeUInt; Encoding: Integer; var Yen: Int64): Integer; stdcall;
    ReadDay: function(Text: Pointer; Length: NativeUInt; Encoding: Integer; var Day: Integer): Integer; stdcall;
  end;

var
  { Zeros until it is loaded. }
  Lib: TOnshiLibrary;
  { Why it could not be loaded when the program started. }
  Trouble: string;

{ Returns why the system could not do what it was asked last. }
function SystemError: string;
begin
{$IFDEF MSWINDOWS}
  Result := SysErrorMessage(GetLastError);
{$ELSE}
  Result := GetLoadErrorStr;
{$ENDIF}
end;

{ Loads a library; returns what is wrong with it, empty where nothing is. }
function Load(const FileName: string): string;
var
  New: TOnshiLibrary;

  { Returns the address of a function; nil where the library has none of that name. }
  function Found(Name: PAnsiChar): Pointer;
  begin
{$IFDEF MSWINDOWS}
    Result := Windows.GetProcAddress(New.Handle, Name);
{$ELSE}
    Result := GetProcAddress(New.Handle, Name);
{$ENDIF}
  end;

begin
  FillChar(New, SizeOf(New), 0);
  New.Handle := SafeLoadLibrary(FileName);
  if New.Handle = 0 then
  begin
    Result := 'onshi: ' + FileName + ' cannot be loaded; it must have as many bits as the program: ' + SystemError;
    Exit;
  end;
  @New.AbiVersion := Found('onshi_abi_version');
  @New.Version := Found('onshi_version');
  @New.Ask := Found('onshi_ask');
  @New.TextFree := Found('onshi_text_free');
  @New.Assess := Found('onshi_assess');
  @New.ProjectJson := Found('onshi_project_json');
  @New.ReadYen := Found('onshi_read_yen');
  @New.ReadDay := Found('onshi_read_day');
  if not Assigned(New.AbiVersion) or (New.AbiVersion() <> AbiVersion) or not Assigned(New.Version) or not Assigned(New.Ask) or
    not Assigned(New.TextFree) or not Assigned(New.Assess) or not Assigned(New.ProjectJson) or not Assigned(New.ReadYen) or
    not Assigned(New.ReadDay) then
  begin
    FreeLibrary(New.Handle);
    Result := 'onshi: ' + FileName + ' does not fit this unit: take both from one version';
    Exit;
  end;
  Lib := New;
  Result := '';
end;

procedure LoadOnshi(const FileName: string);
var
  Failed: string;
begin
  Failed := Load(FileName);
  if Failed <> '' then
    raise EOnshiMistake.Create(Failed);
end;

procedure NeedLibrary;
begin
  if Lib.Handle = 0 then
    raise EOnshiMistake.Create(Trouble);
end;

{ Masks the exceptions of floating-point numbers, which must not leave the library in the middle; returns what was. }
function Masked: {$IFDEF FPC}TFPUExceptionMask{$ELSE}TArithmeticExceptionMask{$ENDIF};
begin
  Result := GetExceptionMask;
  SetExceptionMask([exInvalidOp, exDenormalized, exZeroDivide, exOverflow, exUnderflow, exPrecision]);
end;

function BytesOf(const Text: UnicodeString): NativeUInt;
begin
  Result := NativeUInt(Length(Text)) * SizeOf(WideChar);
end;

{ Copies a text of the library, and frees it. }
function Taken(var Text: TAnswerText): UnicodeString;
begin
  try
    SetString(Result, Text.Bytes, Integer(Text.Length div SizeOf(WideChar)));
  finally
    Lib.TextFree(Text);
  end;
end;

function OnshiAsk(const Question: AnsiString; const Json, Options: UnicodeString): UnicodeString;
var
  Answer: TAnswerText;
  Status: Integer;
  Mask: {$IFDEF FPC}TFPUExceptionMask{$ELSE}TArithmeticExceptionMask{$ENDIF};
begin
  NeedLibrary;
  if Pos(AnsiChar(#0), Question) > 0 then
    raise EOnshiMistake.Create('onshi: a question has no U+0000');
  Answer.Bytes := nil;
  Answer.Length := 0;
  Mask := Masked;
  try
    Status := Lib.Ask(PAnsiChar(Question), PWideChar(Json), BytesOf(Json), PWideChar(Options), BytesOf(Options), Utf16, Answer);
  finally
    SetExceptionMask(Mask);
  end;
  Result := Taken(Answer);
  case Status of
    Answered: ;
    Refused: raise EOnshi.Create(Result);
    Mistake: raise EOnshiMistake.Create(string(Result));
  else
    raise EOnshiMistake.Create('onshi: a fault of the library');
  end;
end;

{ Writes a text in JSON. }
function Quoted(const Text: UnicodeString): UnicodeString;
var
  I: Integer;
begin
  Result := '"';
  for I := 1 to Length(Text) do
    if (Text[I] < ' ') or (Text[I] = '"') or (Text[I] = '\') then
      Result := Result + UnicodeString('\u' + IntToHex(Ord(Text[I]), 4))
    else
      Result := Result + Text[I];
  Result := Result + '"';
end;

function OnshiValue(const Json, Pointer: UnicodeString): UnicodeString;
begin
  Result := OnshiAsk('value', Json, '{"pointer":' + Quoted(Pointer) + '}');
end;

function OnshiCount(const Json, Pointer: UnicodeString): Integer;
begin
  Result := StrToInt(string(OnshiAsk('value', Json, '{"count":true,"pointer":' + Quoted(Pointer) + '}')));
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

function EOnshi.Given: UnicodeString;
begin
  Result := Member('/error/given');
end;

function EOnshi.Allowed: UnicodeString;
begin
  Result := Member('/error/allowed');
end;

function EOnshi.MessageJa: UnicodeString;
begin
  Result := Member('/error/message/ja');
end;

function EOnshi.MessageEn: UnicodeString;
begin
  Result := Member('/error/message/en');
end;

{ Returns a day as the library has it: 20210331, 0 where missing, -1 for what is no day. }
function NumberOf(Day: TDateTime): Integer;
var
  Y, M, D: Word;
begin
  Result := 0;
  if Day = 0 then
    Exit;
  Result := -1;
  { The years 1 to 9999; DecodeDate takes any number for some day. }
  if (Day < -693593) or (Day >= 2958466) then
    Exit;
  DecodeDate(Day, Y, M, D);
  Result := Y * 10000 + M * 100 + D;
end;

function OnshiProject(Facility: TOnshiFacility; Readers, Cost: Int64; ReaderAppliedOn: TDateTime): TOnshiProject;
begin
  FillChar(Result, SizeOf(Result), 0);
  Result.Facility := Facility;
  Result.Readers := Readers;
  Result.Cost := Cost;
  Result.ReaderAppliedOn := ReaderAppliedOn;
end;

function GivenBy(const Project: TOnshiProject): TGivenProject;
begin
  FillChar(Result, SizeOf(Result), 0);
  Result.Size := SizeOf(Result);
  Result.Facility := Ord(Project.Facility);
  Result.GroupPrescriptionsPerMonth := Project.GroupPrescriptionsPerMonth;
  Result.HasGroupPrescriptions := Ord(Project.HasGroupPrescriptions);
  Result.Cost := Project.Cost;
  Result.Readers := Project.Readers;
  Result.ReaderAppliedOn := NumberOf(Project.ReaderAppliedOn);
  Result.VendorContractOn := NumberOf(Project.VendorContractOn);
  Result.OperationStartsOn := NumberOf(Project.OperationStartsOn);
  Result.SubsidyPaid := Ord(Project.SubsidyPaid);
end;

function OnshiProjectToJson(const Project: TOnshiProject): UnicodeString;
var
  Given: TGivenProject;
  Json: TAnswerText;
begin
  NeedLibrary;
  Given := GivenBy(Project);
  if Lib.ProjectJson(Given, Utf16, Json) <> Answered then
    raise EOnshiMistake.Create('onshi: a fault of the library');
  Result := Taken(Json);
end;

function OnshiAssess(const Project: TOnshiProject): TOnshiAssessment;
var
  Given: TGivenProject;
  Answer: TGivenAnswer;
begin
  NeedLibrary;
  Given := GivenBy(Project);
  FillChar(Answer, SizeOf(Answer), 0);
  Answer.Size := SizeOf(Answer);
  if Lib.Assess(Given, Answer) <> Answered then
  begin
    { Raises with the words of the error. }
    OnshiAsk('assess', OnshiProjectToJson(Project));
    raise EOnshiMistake.Create('onshi: a fault of the library');
  end;
  Result.Category := TOnshiCategory(Answer.Category);
  Result.Track := TOnshiTrack(Answer.Track);
  Result.Base := Answer.Base;
  Result.Counted := Answer.Counted;
  Result.Subsidy := Answer.Subsidy;
  Result.SelfPay := Answer.SelfPay;
  Result.ExactHundredths := Answer.ExactHundredths;
  Result.CutHundredths := Answer.CutHundredths;
  Result.RatioNumerator := Answer.RatioNumerator;
  Result.RatioDenominator := Answer.RatioDenominator;
  Result.FractionRule := TOnshiFractionRule(Answer.FractionRule);
  Result.Basis := TOnshiBasis(Answer.Basis);
  Result.Edition := Answer.Edition;
end;

function OnshiReadYen(const Text: UnicodeString; out Yen: Int64): Boolean;
var
  { The caller's may be in a packed record, which the library does not write to. }
  Number: Int64;
begin
  NeedLibrary;
  Number := 0;
  Result := Lib.ReadYen(PWideChar(Text), BytesOf(Text), Utf16, Number) = Answered;
  Yen := Number;
end;

function OnshiReadDay(const Text: UnicodeString; out Day: TDateTime): Boolean;
var
  Number: Integer;
begin
  NeedLibrary;
  Number := 0;
  Result := Lib.ReadDay(PWideChar(Text), BytesOf(Text), Utf16, Number) = Answered;
  Day := 0;
  if Result then
    Day := EncodeDate(Number div 10000, Number div 100 mod 100, Number mod 100);
  { 1899-12-30 is 0, which is a missing day here. }
  Result := Day <> 0;
end;

function OnshiVersion: string;
begin
  NeedLibrary;
  Result := string(AnsiString(Lib.Version()));
end;

initialization
  { A DLL has no program of its own beside it, and must not load another while it is loaded. }
  if not IsLibrary then
  begin
    Trouble := Load(ExtractFilePath(ParamStr(0)) + LibraryName);
    if Lib.Handle = 0 then
      Trouble := Load(LibraryName);
  end
  else
    Trouble := 'onshi: in a DLL, LoadOnshi comes first';

end.
