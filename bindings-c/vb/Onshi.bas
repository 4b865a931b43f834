Attribute VB_Name = "Onshi"
' onshi for Excel and Access (VBA, 32 and 64 bits) and for VB6: import this module, and call OnshiLoad once, with the path of
' onshi.dll, which must have as many bits as the program. Not run in the tests, which have neither Office nor VB6.
'
'   OnshiAsk("assess", "{""facility"":""clinic"",""readers"":1,""cost"":429000,""reader_applied_on"":""2021-03-31""}")
'   =OnshiSubsidy("clinic", 1, 429000, DATE(2021, 3, 31))
Option Explicit

Private Const ONSHI_UTF16 As Long = 1
Private Const ONSHI_ANSWERED As Long = 0

' Numbers of Err. Err.Description is the error object of a refused input, or words for the programmer.
Public Const ONSHI_REFUSED As Long = vbObjectError + 513
Public Const ONSHI_MISTAKE As Long = vbObjectError + 514
Public Const ONSHI_FAULT As Long = vbObjectError + 515

#If VBA7 Then
#Else
' VB6 has 32 bits alone.
Private Enum LongPtr
    [_]
End Enum
#End If

Private Type OnshiText
    Bytes As LongPtr
    Length As LongPtr
End Type

#If VBA7 Then
Private Declare PtrSafe Function onshi_ask Lib "onshi.dll" (ByVal Question As String, ByVal Json As LongPtr, ByVal JsonLength As LongPtr, ByVal Options As LongPtr, ByVal OptionsLength As LongPtr, ByVal Encoding As Long, ByRef Answer As OnshiText) As Long
Private Declare PtrSafe Sub onshi_text_free Lib "onshi.dll" (ByRef Text As OnshiText)
Private Declare PtrSafe Function onshi_read_day Lib "onshi.dll" (ByVal Text As LongPtr, ByVal Length As LongPtr, ByVal Encoding As Long, ByRef Day As Long) As Long
Private Declare PtrSafe Function onshi_read_yen Lib "onshi.dll" (ByVal Text As LongPtr, ByVal Length As LongPtr, ByVal Encoding As Long, ByRef Yen As Currency) As Long
Private Declare PtrSafe Function onshi_abi_version Lib "onshi.dll" () As Long
Private Declare PtrSafe Sub CopyMemory Lib "kernel32" Alias "RtlMoveMemory" (ByVal Target As LongPtr, ByVal Source As LongPtr, ByVal Length As LongPtr)
Private Declare PtrSafe Function LoadLibrary Lib "kernel32" Alias "LoadLibraryW" (ByVal Path As LongPtr) As LongPtr
#Else
Private Declare Function onshi_ask Lib "onshi.dll" (ByVal Question As String, ByVal Json As LongPtr, ByVal JsonLength As LongPtr, ByVal Options As LongPtr, ByVal OptionsLength As LongPtr, ByVal Encoding As Long, ByRef Answer As OnshiText) As Long
Private Declare Sub onshi_text_free Lib "onshi.dll" (ByRef Text As OnshiText)
Private Declare Function onshi_read_day Lib "onshi.dll" (ByVal Text As LongPtr, ByVal Length As LongPtr, ByVal Encoding As Long, ByRef Day As Long) As Long
Private Declare Function onshi_read_yen Lib "onshi.dll" (ByVal Text As LongPtr, ByVal Length As LongPtr, ByVal Encoding As Long, ByRef Yen As Currency) As Long
Private Declare Function onshi_abi_version Lib "onshi.dll" () As Long
Private Declare Sub CopyMemory Lib "kernel32" Alias "RtlMoveMemory" (ByVal Target As LongPtr, ByVal Source As LongPtr, ByVal Length As LongPtr)
Private Declare Function LoadLibrary Lib "kernel32" Alias "LoadLibraryW" (ByVal Path As LongPtr) As LongPtr
#End If

' Loads the library from a file on a disk, such as "C:\onshi\onshi.dll"; call it once, before anything else. The path of a workbook
' in OneDrive or SharePoint is an address, from which nothing is loaded.
Public Sub OnshiLoad(ByVal Path As String)
    If LoadLibrary(StrPtr(Path)) = 0 Then Err.Raise ONSHI_MISTAKE, "onshi", "onshi: " & Path & " cannot be loaded (" & Err.LastDllError & "): it must be there and have as many bits as this program"
    If onshi_abi_version() <> 1 Then Err.Raise ONSHI_MISTAKE, "onshi", "onshi: the library does not fit this module: take both from one version"
End Sub

' Asks any question as JSON: assess, compare, options, errors, plan, check, draft and the others that onshi.h lists.
Public Function OnshiAsk(ByVal Question As String, Optional ByVal Json As String, Optional ByVal Options As String) As String
    Dim Answer As OnshiText
    Dim Status As Long
    Dim Text As String
    Status = onshi_ask(Question, StrPtr(Json), LenB(Json), StrPtr(Options), LenB(Options), ONSHI_UTF16, Answer)
    Text = Space$(CLng(Answer.Length) \ 2)
    If Answer.Length > 0 Then CopyMemory StrPtr(Text), Answer.Bytes, Answer.Length
    onshi_text_free Answer
    ' A status of 1 is ONSHI_REFUSED, and so on.
    If Status <> ONSHI_ANSWERED Then Err.Raise ONSHI_REFUSED + Status - 1, "onshi", Text
    OnshiAsk = Text
End Function

' Reads a value of an answer: OnshiValue(Plan, "/steps/0/due_on"). A text comes without its quotes, null as an empty text.
Public Function OnshiValue(ByVal Json As String, ByVal Pointer As String) As String
    OnshiValue = OnshiAsk("value", Json, "{""pointer"":" & Quoted(Pointer) & "}")
End Function

' Returns how many members an array or an object of an answer has: OnshiCount(Report, "/findings").
Public Function OnshiCount(ByVal Json As String, ByVal Pointer As String) As Long
    OnshiCount = CLng(OnshiAsk("value", Json, "{""count"":true,""pointer"":" & Quoted(Pointer) & "}"))
End Function

' Writes a text in JSON.
Private Function Quoted(ByVal Text As String) As String
    Dim I As Long
    Quoted = """"
    For I = 1 To Len(Text)
        Select Case AscW(Mid$(Text, I, 1))
            Case 0 To 31, 34, 92: Quoted = Quoted & "\u" & Right$("000" & Hex$(AscW(Mid$(Text, I, 1))), 4)
            Case Else: Quoted = Quoted & Mid$(Text, I, 1)
        End Select
    Next
    Quoted = Quoted & """"
End Function

' Reads yen as people type them. Null where the text is not a whole number of yen.
Public Function OnshiReadYen(ByVal Text As String) As Variant
    Dim Yen As Currency
    OnshiReadYen = Null
    ' The library writes 64 bits, of which a Currency is a ten-thousandth.
    If onshi_read_yen(StrPtr(Text), LenB(Text), ONSHI_UTF16, Yen) = ONSHI_ANSWERED Then OnshiReadYen = CDec(Yen) * 10000
End Function

' Reads a day as people type it. Null where the text is not a day, and before the year 100, which VBA takes for another.
Public Function OnshiReadDay(ByVal Text As String) As Variant
    Dim Number As Long
    OnshiReadDay = Null
    If onshi_read_day(StrPtr(Text), LenB(Text), ONSHI_UTF16, Number) <> ONSHI_ANSWERED Then Exit Function
    If Number >= 1000101 Then OnshiReadDay = DateSerial(Number \ 10000, Number \ 100 Mod 100, Number Mod 100)
End Function

' For a cell: the subsidy (yen), or the words of the error. An empty cell is missing; nothing is rounded: what is not a whole number
' is refused. GroupPrescriptions is for a pharmacy, 0 without a group.
Public Function OnshiSubsidy(ByVal Facility As Variant, ByVal Readers As Variant, ByVal Cost As Variant, ByVal ReaderAppliedOn As Variant, Optional ByVal GroupPrescriptions As Variant) As Variant
    Dim Json As String
    On Error GoTo Refused
    Json = Member("facility", Facility) & Member("readers", Readers) & Member("cost", Cost) & DayMember("reader_applied_on", ReaderAppliedOn)
    If Not IsMissing(GroupPrescriptions) Then Json = Json & Member("group_prescriptions_per_month", GroupPrescriptions)
    OnshiSubsidy = CDbl(OnshiValue(OnshiAsk("assess", "{" & Mid$(Json, 2) & "}"), "/subsidy"))
    Exit Function
Refused:
    If Err.Number = ONSHI_REFUSED Then
        OnshiSubsidy = OnshiValue(Err.Description, "/error/message/ja")
    Else
        OnshiSubsidy = Err.Description
    End If
End Function

' Writes a member of JSON with a comma before it; nothing for an empty cell.
Private Function Member(ByVal Name As String, ByVal Value As Variant) As String
    If IsObject(Value) Then Value = Value.Value
    If IsEmpty(Value) Then Exit Function
    If VarType(Value) = vbString Then
        Member = "," & Quoted(Name) & ":" & Quoted(Value)
    Else
        ' Str$ has a point in every country.
        Member = "," & Quoted(Name) & ":" & Trim$(Str$(Value))
    End If
End Function

Private Function DayMember(ByVal Name As String, ByVal Value As Variant) As String
    If IsObject(Value) Then Value = Value.Value
    If IsDate(Value) And VarType(Value) <> vbString Then
        Value = Right$("000" & Year(Value), 4) & "-" & Right$("0" & Month(Value), 2) & "-" & Right$("0" & Day(Value), 2)
    End If
    DayMember = Member(Name, Value)
End Function
