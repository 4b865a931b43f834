Attribute VB_Name = "Onshi"
' onshi for Excel and Access (VBA, 32 and 64 bits) and for VB6: import this module. onshi.dll, with as many bits as the
' program has, lies in the folder of the program or of the workbook, or where Windows looks. Not tested on Windows yet.
'
'   OnshiAsk("assess", "{""facility"":""clinic"",""readers"":1,""cost"":429000,""reader_applied_on"":""2021-03-31""}")
'   =OnshiSubsidy("clinic", 1, 429000, DATE(2021, 3, 31))
Option Explicit

Private Const ONSHI_UTF16 As Long = 1
Private Const ONSHI_ANSWERED As Long = 0

' Numbers of Err: vbObjectError + one of these. Err.Description is the error object of a refused input, or words for the programmer.
Public Const ONSHI_REFUSED As Long = 1
Public Const ONSHI_MISTAKE As Long = 2
Public Const ONSHI_FAULT As Long = 3

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
Private Declare PtrSafe Function LoadLibrary Lib "kernel32" Alias "LoadLibraryA" (ByVal Path As String) As LongPtr
#Else
Private Declare Function onshi_ask Lib "onshi.dll" (ByVal Question As String, ByVal Json As LongPtr, ByVal JsonLength As LongPtr, ByVal Options As LongPtr, ByVal OptionsLength As LongPtr, ByVal Encoding As Long, ByRef Answer As OnshiText) As Long
Private Declare Sub onshi_text_free Lib "onshi.dll" (ByRef Text As OnshiText)
Private Declare Function onshi_read_day Lib "onshi.dll" (ByVal Text As LongPtr, ByVal Length As LongPtr, ByVal Encoding As Long, ByRef Day As Long) As Long
Private Declare Function onshi_read_yen Lib "onshi.dll" (ByVal Text As LongPtr, ByVal Length As LongPtr, ByVal Encoding As Long, ByRef Yen As Currency) As Long
Private Declare Function onshi_abi_version Lib "onshi.dll" () As Long
Private Declare Sub CopyMemory Lib "kernel32" Alias "RtlMoveMemory" (ByVal Target As LongPtr, ByVal Source As LongPtr, ByVal Length As LongPtr)
Private Declare Function LoadLibrary Lib "kernel32" Alias "LoadLibraryA" (ByVal Path As String) As LongPtr
#End If

' Loads the library from a file, such as ThisWorkbook.Path & "\onshi.dll"; call it once, before anything else.
Public Sub OnshiLoad(ByVal Path As String)
    If LoadLibrary(Path) = 0 Then Err.Raise vbObjectError + ONSHI_MISTAKE, "onshi", "onshi: " & Path & " cannot be loaded: it must be there and have as many bits as this program"
    If onshi_abi_version() <> 1 Then Err.Raise vbObjectError + ONSHI_MISTAKE, "onshi", "onshi: the library does not fit this module: take both from one version"
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
    If Status <> ONSHI_ANSWERED Then Err.Raise vbObjectError + Status, "onshi", Text
    OnshiAsk = Text
End Function

' Reads a value of an answer: OnshiValue(Plan, "/steps/0/day"). A text comes without its quotes, null as an empty text.
Public Function OnshiValue(ByVal Json As String, ByVal Pointer As String) As String
    OnshiValue = OnshiAsk("value", Json, "{""pointer"":""" & Replace(Replace(Pointer, "\", "\\"), """", "\""") & """}")
End Function

' Reads yen as people type them. Null where the text is not a whole number of yen.
Public Function OnshiReadYen(ByVal Text As String) As Variant
    Dim Yen As Currency
    OnshiReadYen = Null
    ' The library writes 64 bits, of which a Currency is a ten-thousandth.
    If onshi_read_yen(StrPtr(Text), LenB(Text), ONSHI_UTF16, Yen) = ONSHI_ANSWERED Then OnshiReadYen = CDec(Yen) * 10000
End Function

' Reads a day as people type it. Null where the text is not a day.
Public Function OnshiReadDay(ByVal Text As String) As Variant
    Dim Number As Long
    OnshiReadDay = Null
    If onshi_read_day(StrPtr(Text), LenB(Text), ONSHI_UTF16, Number) = ONSHI_ANSWERED Then OnshiReadDay = DateSerial(Number \ 10000, Number \ 100 Mod 100, Number Mod 100)
End Function

' For a cell: the subsidy (yen), or the words of the error. GroupPrescriptions is for a pharmacy, 0 without a group.
Public Function OnshiSubsidy(ByVal Facility As String, ByVal Readers As Long, ByVal Cost As Double, ByVal ReaderAppliedOn As Date, Optional ByVal GroupPrescriptions As Variant) As Variant
    Dim Json As String
    On Error GoTo Refused
    Json = "{""facility"":""" & Facility & """,""readers"":" & Readers & ",""cost"":" & Format$(Cost, "0") & ",""reader_applied_on"":""" & Format$(ReaderAppliedOn, "yyyy-mm-dd") & """"
    If Not IsMissing(GroupPrescriptions) Then Json = Json & ",""group_prescriptions_per_month"":" & Format$(GroupPrescriptions, "0")
    OnshiSubsidy = CDbl(OnshiValue(OnshiAsk("assess", Json & "}"), "/subsidy"))
    Exit Function
Refused:
    If Err.Number = vbObjectError + ONSHI_REFUSED Then
        OnshiSubsidy = OnshiValue(Err.Description, "/error/message/ja")
    Else
        OnshiSubsidy = Err.Description
    End If
End Function
