' VB.NET calls Onshi.cs: compile it into a class library of another name than Onshi, such as OnshiNet.dll, and refer to that.
' Not compiled in the tests, which have no compiler for VB.NET.
Imports System
Imports OnshiNet

Module Clinic
    Sub Main()
        Dim project As New Project With {
            .Facility = Facility.Clinic, .Readers = 1,
            .Cost = Onshi.ReadYen("42.9万円").Value, .ReaderAppliedOn = Onshi.ReadDay("令和3年3月31日")}
        Console.WriteLine(Onshi.Assess(project).Subsidy) ' 429000
        project.Readers = 4
        Try
            Onshi.Assess(project)
        Catch refused As OnshiException
            Console.WriteLine(refused.Code & " " & refused.Message)
        End Try
    End Sub
End Module
