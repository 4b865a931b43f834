{ The unit: answers by hand, errors, memory; with `asked`, the questions of bindings-c/tests/asked.c; with `figures`, times. }
program Tests;

{$MODE DELPHI}{$CODEPAGE UTF8}

uses
  cthreads, cwstring, Classes, DateUtils, SysUtils, Onshi;

procedure Check(Holds: Boolean; const What: string);
begin
  if not Holds then
    raise Exception.Create(What);
end;

function Clinic: TOnshiProject;
begin
  Result := OnshiProject(ofClinic, 1, 429000, EncodeDate(2021, 3, 31));
end;

procedure ByHand;
var
  Tight: packed record
    Sign: Byte;
    Yen: Int64;
  end;
  Answer: TOnshiAssessment;
  Project: TOnshiProject;
  Yen: Int64;
  Day: TDateTime;
begin
  Answer := OnshiAssess(Clinic);
  Check((Answer.Subsidy = 429000) and (Answer.SelfPay = 0) and (Answer.Track = otAccelerated) and
    (Answer.Category = ocClinicOrPharmacy), 'accelerated');
  Project := OnshiProject(ofPharmacy, 1, 429000, EncodeDate(2021, 4, 1));
  Project.GroupPrescriptionsPerMonth := 40000;
  Project.HasGroupPrescriptions := True;
  Answer := OnshiAssess(Project);
  { Half of 429,000, cut to thousands. }
  Check((Answer.Subsidy = 214000) and (Answer.SelfPay = 215000) and (Answer.Counted = 429000) and (Answer.Base = 429000), 'large chain');
  Check((Answer.ExactHundredths = 21450000) and (Answer.CutHundredths = 50000) and (Answer.RatioDenominator = 2), 'exact');
  Check((Answer.FractionRule = orThousandYen) and (Answer.Basis = obInferred) and (Answer.Edition = '2022-08'), 'rule');
  Check(OnshiReadYen('42.9万円', Tight.Yen) and (Tight.Yen = 429000), 'yen in a packed record');
  Check(OnshiReadYen('42.9万円', Yen) and (Yen = 429000) and not OnshiReadYen('42,9', Yen) and not OnshiReadYen('', Yen), 'yen');
  Check(OnshiReadDay('令和3年3月31日', Day) and (Day = EncodeDate(2021, 3, 31)) and not OnshiReadDay('平成33年3月31日', Day), 'day');
  Check(Length(OnshiVersion) >= 5, 'version');
  Check((OnshiValue('{"a b":[null,"x"]}', '/a b/1') = 'x') and (OnshiValue('{"a\"":null}', '/a"') = ''), 'value');
  Check(OnshiCount('{"a":[1,2]}', '/a') = 2, 'count');
  { Numbers that no floating-point register holds. }
  Check(OnshiAsk('value', '[123456789e305]', '{"pointer":"/0"}') = '123456789e305', 'overflow');
end;

procedure Refuse(const Project: TOnshiProject; const Code, Field: UnicodeString; const Part: UnicodeString = '');
begin
  try
    OnshiAssess(Project);
  except
    on E: EOnshi do
    begin
      Check((E.Code = Code) and (E.Field = Field) and (Pos(Part, E.MessageJa) > 0) = (Part <> ''), UTF8Encode(E.Json));
      Check((E.MessageEn <> '') and (E.Message <> ''), 'words');
      Exit;
    end;
  end;
  raise Exception.Create('answered: ' + UTF8Encode(Code));
end;

procedure Errors;
var
  Project: TOnshiProject;
begin
  Project := Clinic;
  Project.Readers := 4;
  Refuse(Project, 'readers_out_of_range', 'readers', '顔認証付きカードリーダーの台数');
  Refuse(Default(TOnshiProject), 'missing_field', 'facility', '');
  Project := Clinic;
  Project.Facility := ofPharmacy;
  Refuse(Project, 'missing_field', 'group_prescriptions_per_month', '');
  Project.HasGroupPrescriptions := True;
  Project.ReaderAppliedOn := -800000;
  Refuse(Project, 'invalid_date', 'reader_applied_on', '');
  Project := Clinic;
  Project.Readers := 4294967297;
  Refuse(Project, 'readers_out_of_range', 'readers', '顔認証');
  Project := Clinic;
  Project.OperationStartsOn := 20221001;
  Refuse(Project, 'invalid_date', 'operation_starts_on', '');
  Project := Clinic;
  Project.VendorContractOn := EncodeDate(2020, 1, 31);
  Project.ReaderAppliedOn := EncodeDate(2020, 8, 6);
  Refuse(Project, 'date_not_covered', 'reader_applied_on', '');
  try
    OnshiAsk('asess', '{}');
    Check(False, 'answered');
  except
    on E: EOnshiMistake do
      Check(Pos('question is one of', E.Message) > 0, E.Message);
  end;
  try
    OnshiAsk('desk'#0'x');
    Check(False, 'answered');
  except
    on E: EOnshiMistake do
      Check(Pos('U+0000', E.Message) > 0, E.Message);
  end;
  try
    LoadOnshi('libnothing.so');
    Check(False, 'loaded');
  except
    on E: EOnshiMistake do
      Check(Pos('libnothing.so cannot be loaded', E.Message) > 0, E.Message);
  end;
  { What was loaded before is still there. }
  Check(OnshiAssess(Clinic).Subsidy = 429000, 'loaded');
end;

type
  TAsking = class(TThread)
    Cost, Wrong: Integer;
    procedure Execute; override;
  end;

procedure TAsking.Execute;
var
  I: Integer;
  Project: TOnshiProject;
begin
  Project := Clinic;
  Project.Cost := Cost;
  for I := 1 to 20000 do
    if OnshiAssess(Project).Subsidy <> Cost then
      Inc(Wrong);
end;

procedure Threads;
var
  All: array[1..8] of TAsking;
  I: Integer;
begin
  for I := 1 to 8 do
  begin
    All[I] := TAsking.Create(True);
    All[I].Cost := 1000 * I;
    All[I].Start;
  end;
  for I := 1 to 8 do
  begin
    All[I].WaitFor;
    Check(not Assigned(All[I].FatalException) and (All[I].Wrong = 0), 'threads');
    All[I].Free;
  end;
end;

function Resident: Int64;
var
  Lines: TStringList;
  I: Integer;
begin
  Result := 0;
  Lines := TStringList.Create;
  try
    Lines.LoadFromFile('/proc/self/status');
    for I := 0 to Lines.Count - 1 do
      if Pos('VmRSS:', Lines[I]) = 1 then
        Result := StrToInt64(Trim(Copy(Lines[I], 7, Pos('kB', Lines[I]) - 7)));
  finally
    Lines.Free;
  end;
  Check(Result > 0, 'VmRSS');
end;

procedure Many(Count: Integer);
var
  I: Integer;
  Wrong: TOnshiProject;
begin
  Wrong := Clinic;
  Wrong.Readers := 2;
  for I := 1 to Count do
  begin
    OnshiAssess(Clinic);
    if I mod 20 = 0 then
      Refuse(Wrong, 'readers_out_of_range', 'readers', '顔認証');
  end;
end;

procedure Memory;
var
  Before: Int64;
begin
  Many(50000);
  Before := Resident;
  Many(1000000);
  { 50,000 errors of a thousand bytes would be 50 MB. }
  Check(Resident - Before < 20000, 'memory grows');
end;

procedure Write8(Output: TStream; const Text: UTF8String);
begin
  Output.WriteBuffer(Text[1], Length(Text));
end;

function Taken(var All: UTF8String; var At: Integer; Count: Integer): UTF8String;
begin
  Result := Copy(All, At, Count);
  Inc(At, Count);
end;

procedure Asked(const From, Into: string);
var
  Input, Output: TMemoryStream;
  All, Head, Options, Json: UTF8String;
  Answer: UnicodeString;
  Words: TStringArray;
  At, Line: Integer;
begin
  Input := TMemoryStream.Create;
  Output := TMemoryStream.Create;
  try
    Input.LoadFromFile(From);
    SetLength(All, Input.Size);
    Input.ReadBuffer(All[1], Input.Size);
    At := 1;
    while At <= Length(All) do
    begin
      Line := Pos(#10, All, At);
      Head := Taken(All, At, Line - At);
      Inc(At);
      Words := string(Head).Split([' ']);
      Options := Taken(All, At, StrToInt(Words[1]));
      Json := Taken(All, At, StrToInt(Words[2]));
      Inc(At);
      try
        Answer := OnshiAsk(Words[0], UTF8Decode(Json), UTF8Decode(Options));
      except
        on E: EOnshi do
          Answer := E.Json;
      end;
      Write8(Output, UTF8Encode(Answer) + #10);
    end;
    Output.SaveToFile(Into);
  finally
    Input.Free;
    Output.Free;
  end;
end;

procedure Figures;
var
  Start: TDateTime;
  I: Integer;
  Project: TOnshiProject;
begin
  Project := Clinic;
  Start := Now;
  for I := 1 to 3000000 do
    OnshiAssess(Project);
  WriteLn(Format('OnshiAssess %10.0f ns', [MilliSecondSpan(Now, Start) * 1e6 / 3000000]));
end;

begin
  if ParamStr(1) = 'asked' then
    Asked(ParamStr(2), ParamStr(3))
  else if ParamStr(1) = 'figures' then
    Figures
  else
  begin
    ByHand;
    Errors;
    Threads;
    Memory;
    WriteLn('4 passed, 0 failed');
  end;
end.
