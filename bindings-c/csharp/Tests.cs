// The C# file: answers by hand, errors, and, with `asked`, the questions of bindings-c/tests/asked.c.
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using OnshiNet;

internal static class Tests
{
    private static readonly DateTime March = new DateTime(2021, 3, 31);

    private static Project Clinic()
    {
        return new Project { Facility = Facility.Clinic, Readers = 1, Cost = 429000, ReaderAppliedOn = March };
    }

    private static void Check(bool holds, string what)
    {
        if (!holds) throw new Exception(what);
    }

    private static OnshiException Refused(Project project)
    {
        try { Onshi.Assess(project); }
        catch (OnshiException error) { return error; }
        throw new Exception("answered: " + project.ToJson());
    }

    private static void ByHand()
    {
        Assessment answer = Onshi.Assess(Clinic());
        Check(answer.Subsidy == 429000 && answer.SelfPay == 0 && answer.Track == Track.Accelerated && answer.Category == Category.ClinicOrPharmacy, "accelerated");
        Project pharmacy = Clinic();
        pharmacy.Facility = Facility.Pharmacy;
        pharmacy.GroupPrescriptionsPerMonth = 40000;
        pharmacy.ReaderAppliedOn = new DateTime(2021, 4, 1);
        // Half of 429,000, cut to thousands.
        answer = Onshi.Assess(pharmacy);
        Check(answer.Subsidy == 214000 && answer.SelfPay == 215000 && answer.Counted == 429000 && answer.Base == 429000, "large chain");
        Check(answer.Exact == 214500m && answer.Cut == 500m && answer.RatioNumerator == 1 && answer.RatioDenominator == 2, "exact");
        Check(answer.FractionRule == FractionRule.ThousandYen && answer.Basis == Basis.Inferred && answer.Edition == "2022-08", "rule");
        Check(Onshi.ReadYen("42.9万円") == 429000 && Onshi.ReadYen("42,9") == null && Onshi.ReadYen(null) == null, "yen");
        Check(Onshi.ReadDay("令和3年3月31日") == March && Onshi.ReadDay("平成33年3月31日") == null, "day");
        Check(Onshi.Version().Length >= 5 && Onshi.AbiVersion() == 1, "version");
        Check(Onshi.Value("{\"a b\":[null,\"x\"]}", "/a b/1") == "x" && Onshi.Value("{\"a\\\"\":null}", "/a\"") == "" && Onshi.Count("{\"a\":[1,2]}", "/a") == 2, "value");
    }

    private static void Errors()
    {
        Project project = Clinic();
        project.Readers = 4;
        OnshiException error = Refused(project);
        Check(error.Code == "readers_out_of_range" && error.Field == "readers", error.Json);
        Check(error.Message.Contains("顔認証付きカードリーダーの台数") && error.MessageEn.Contains("got `4`"), error.Json);
        Check(error.Given == "4" && error.Allowed == "{\"min\":1,\"max\":1}", error.Json);
        project.Readers = 4294967297;
        Check(Refused(project).Code == "readers_out_of_range", "readers beyond 32 bits");
        project = Clinic();
        project.GroupPrescriptionsPerMonth = -1;
        Check(Refused(project).Field == "group_prescriptions_per_month", "-1 is not missing");
        project = Clinic();
        project.ReaderAppliedOn = null;
        Check(Refused(project).Code == "missing_field", "no day");
        try { Onshi.Ask("assess", "{\"facility\":\"\u0022\\\\\"}"); Check(false, "answered"); }
        catch (OnshiException refused) { Check(refused.Code == "invalid_json" && refused.Field == null, refused.Json); }
        try { Onshi.Ask("asess", "{}"); Check(false, "answered"); }
        catch (ArgumentException mistake) { Check(mistake.Message.Contains("question is one of"), mistake.Message); }
        try { Onshi.Ask("desk\0x"); Check(false, "answered"); }
        catch (ArgumentException) { }
        try { Onshi.Value("{}", "/a\t\"b"); Check(false, "answered"); }
        catch (ArgumentException mistake) { Check(mistake.Message.Contains("json has no /a\t\"b"), mistake.Message); }
        try { Onshi.Assess(null); Check(false, "answered"); }
        catch (ArgumentNullException) { }
    }

    private static void Threads()
    {
        var threads = new Thread[8];
        int wrong = 0;
        for (int i = 0; i < threads.Length; i++)
        {
            int cost = 1000 * i;
            threads[i] = new Thread(() =>
            {
                Project project = Clinic();
                project.Cost = cost;
                for (int n = 0; n < 20000; n++) if (Onshi.Assess(project).Subsidy != cost) Interlocked.Increment(ref wrong);
            });
            threads[i].Start();
        }
        foreach (Thread thread in threads) thread.Join();
        Check(wrong == 0, "threads");
    }

    private static void Memory()
    {
        Project wrong = Clinic();
        wrong.Readers = 2;
        Action<int> many = count =>
        {
            for (int i = 0; i < count; i++)
            {
                Onshi.Assess(Clinic());
                if (i % 20 == 0) Refused(wrong);
            }
        };
        many(50000);
        long before = Resident();
        many(1000000);
        // 50,000 errors of a thousand bytes would be 50 MB.
        Check(Resident() - before < 20000, "memory grows");
    }

    private static long Resident()
    {
        GC.Collect();
        foreach (string line in File.ReadAllLines("/proc/self/status"))
        {
            if (line.StartsWith("VmRSS:", StringComparison.Ordinal)) return long.Parse(line.Substring(6).Replace("kB", "").Trim(), CultureInfo.InvariantCulture);
        }
        throw new Exception("no VmRSS");
    }

    private static void Asked(Stream input, Stream output)
    {
        for (string head = Line(input); head != null; head = Line(input))
        {
            string[] parts = head.Split(' ');
            string options = Text(input, int.Parse(parts[1], CultureInfo.InvariantCulture));
            string json = Text(input, int.Parse(parts[2], CultureInfo.InvariantCulture));
            Line(input);
            string answer;
            try { answer = Onshi.Ask(parts[0], json, options); }
            catch (OnshiException error) { answer = error.Json; }
            byte[] bytes = Encoding.UTF8.GetBytes(answer + "\n");
            output.Write(bytes, 0, bytes.Length);
        }
    }

    private static string Line(Stream input)
    {
        var line = new StringBuilder();
        int next;
        while ((next = input.ReadByte()) >= 0 && next != '\n') line.Append((char)next);
        return next < 0 && line.Length == 0 ? null : line.ToString();
    }

    private static string Text(Stream input, int length)
    {
        var bytes = new byte[length];
        for (int at = 0; at < length; ) at += input.Read(bytes, at, length - at);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Prints the time of one call beside an empty one, the median of nine runs.</summary>
    private static void Figures()
    {
        Project clinic = Clinic();
        string json = clinic.ToJson();
        Line("empty call", 1000000, () => Onshi.AbiVersion());
        Line("Assess", 1000000, () => Onshi.Assess(clinic));
        Line("Ask \"assess\"", 100000, () => Onshi.Ask("assess", json));
    }

    private static void Line(string name, int calls, Action call)
    {
        var runs = new double[9];
        for (int run = 0; run < runs.Length; run++)
        {
            Stopwatch clock = Stopwatch.StartNew();
            for (int i = 0; i < calls; i++) call();
            runs[run] = clock.Elapsed.TotalMilliseconds * 1e6 / calls;
        }
        Array.Sort(runs);
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "{0,-24} {1,6:0} ns", name, runs[4]));
    }

    private static int Main(string[] words)
    {
        if (words.Length > 0 && words[0] == "figures") Figures();
        else if (words.Length > 0)
        {
            using (var input = new BufferedStream(Console.OpenStandardInput()))
            using (var output = new BufferedStream(Console.OpenStandardOutput())) Asked(input, output);
        }
        else
        {
            ByHand();
            Errors();
            Threads();
            Memory();
            Console.WriteLine("4 passed, 0 failed");
        }
        return 0;
    }
}
