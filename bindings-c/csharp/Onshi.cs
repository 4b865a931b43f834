// onshi for .NET: one file in C# 5, for .NET Framework 4.5 and newer and for .NET. It calls the library `onshi` (onshi.dll,
// libonshi.so, libonshi.dylib), which lies beside the program on Windows, and where the system looks for it elsewhere. Do not
// name the assembly Onshi: on Windows, Onshi.dll and onshi.dll are one file.
using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace OnshiNet
{
    /// <summary>Who asks.</summary>
    public enum Facility { Hospital = 1, Clinic = 2, Pharmacy = 3 }

    /// <summary>The category of the table of ceilings.</summary>
    public enum Category { Hospital = 0, LargeChainPharmacy = 1, ClinicOrPharmacy = 2 }

    /// <summary>The track, by the day of the reader application.</summary>
    public enum Track { Accelerated = 0, Standard = 1, Mandate = 2 }

    /// <summary>What happens to fractions: cut below 1 yen, or below 1,000 yen.</summary>
    public enum FractionRule { WholeYen = 0, ThousandYen = 1 }

    /// <summary>Whether the fraction rule is stated by a source, inferred, or chosen by the caller's own edition.</summary>
    public enum Basis { Stated = 0, Inferred = 1, Chosen = 2 }

    /// <summary>A facility's project to introduce online eligibility verification.</summary>
    public sealed class Project
    {
        public Facility Facility { get; set; }
        /// <summary>Face-recognition card readers (count).</summary>
        public long Readers { get; set; }
        /// <summary>Amount paid for the eligible work (yen, 0 to 10^12).</summary>
        public long Cost { get; set; }
        /// <summary>The day of the reader application; needed.</summary>
        public DateTime? ReaderAppliedOn { get; set; }
        /// <summary>Prescriptions of the pharmacy's group in a month (count); needed for a pharmacy, 0 without a group.</summary>
        public long? GroupPrescriptionsPerMonth { get; set; }
        /// <summary>The day of the vendor contract.</summary>
        public DateTime? VendorContractOn { get; set; }
        /// <summary>The start of operation.</summary>
        public DateTime? OperationStartsOn { get; set; }
        /// <summary>Whether a subsidy was paid before.</summary>
        public bool SubsidyPaid { get; set; }

        /// <summary>Returns the project in the wire's JSON, for Ask.</summary>
        public string ToJson()
        {
            Native.OnshiProject given = Given();
            using (var json = new AnswerText())
            {
                Native.NeedVersion();
                if (Native.onshi_project_json(ref given, Native.Utf8, json) != Native.Answered) throw Native.Misfit();
                return json.ToString();
            }
        }

        internal Native.OnshiProject Given()
        {
            return new Native.OnshiProject
            {
                Size = Native.SizeOfProject,
                Facility = (int)Facility,
                GroupPrescriptionsPerMonth = GroupPrescriptionsPerMonth ?? 0,
                HasGroupPrescriptions = GroupPrescriptionsPerMonth.HasValue ? 1 : 0,
                Cost = Cost,
                Readers = Readers,
                ReaderAppliedOn = Day(ReaderAppliedOn),
                VendorContractOn = Day(VendorContractOn),
                OperationStartsOn = Day(OperationStartsOn),
                SubsidyPaid = SubsidyPaid ? 1 : 0,
            };
        }

        private static int Day(DateTime? day)
        {
            return day.HasValue ? day.Value.Year * 10000 + day.Value.Month * 100 + day.Value.Day : 0;
        }
    }

    /// <summary>How much subsidy a project gets, by the newest edition.</summary>
    public sealed class Assessment
    {
        private static string newest;
        private readonly Native.OnshiAnswer answer;

        internal Assessment(Native.OnshiAnswer answer)
        {
            this.answer = answer;
            // Every answer is by the newest edition.
            if (newest == null) newest = Marshal.PtrToStringAnsi(answer.Edition);
        }

        /// <summary>The name of the edition that answered.</summary>
        public string Edition { get { return newest; } }
        public Category Category { get { return (Category)answer.Category; } }
        public Track Track { get { return (Track)answer.Track; } }
        /// <summary>Base project cost: the most of the cost that can count (yen).</summary>
        public long Base { get { return answer.Base; } }
        /// <summary>Part of the cost that counts (yen).</summary>
        public long Counted { get { return answer.Counted; } }
        /// <summary>The subsidy (yen).</summary>
        public long Subsidy { get { return answer.Subsidy; } }
        /// <summary>Self-pay: the rest of the cost (yen).</summary>
        public long SelfPay { get { return answer.SelfPay; } }
        /// <summary>Counted times the ratio, exactly (yen).</summary>
        public decimal Exact { get { return answer.ExactHundredths / 100m; } }
        /// <summary>What the fraction rule cut off (yen).</summary>
        public decimal Cut { get { return answer.CutHundredths / 100m; } }
        public int RatioNumerator { get { return answer.RatioNumerator; } }
        public int RatioDenominator { get { return answer.RatioDenominator; } }
        public FractionRule FractionRule { get { return (FractionRule)answer.FractionRule; } }
        /// <summary>Whether the fraction rule is stated.</summary>
        public Basis Basis { get { return (Basis)answer.Basis; } }
    }

    /// <summary>Why there is no answer. Message is Japanese; MessageEn is English.</summary>
    public sealed class OnshiException : Exception
    {
        internal OnshiException(string json) : base(Onshi.Value(json, "/error/message/ja"))
        {
            Json = json;
            Code = Onshi.Value(json, "/error/code");
            string field = Onshi.Value(json, "/error/field");
            Field = field == "" ? null : field;
            string given = Onshi.Value(json, "/error/given");
            Given = given == "" ? null : given;
            Allowed = Onshi.Value(json, "/error/allowed");
            MessageEn = Onshi.Value(json, "/error/message/en");
        }

        /// <summary>The stable code, such as readers_out_of_range.</summary>
        public string Code { get; private set; }
        /// <summary>The wire name of the field that is wrong; null where it is the whole.</summary>
        public string Field { get; private set; }
        /// <summary>What was given, at most 80 characters; null where nothing was.</summary>
        public string Given { get; private set; }
        /// <summary>What is allowed, in JSON, such as {"min":1,"max":3}; empty where the code says it all.</summary>
        public string Allowed { get; private set; }
        /// <summary>What was wrong and what to do about it, in English.</summary>
        public string MessageEn { get; private set; }
        /// <summary>The error object of the wire.</summary>
        public string Json { get; private set; }
    }

    /// <summary>The questions. Every function may be called from any thread.</summary>
    public static class Onshi
    {
        /// <summary>Returns how much subsidy a project gets, by the newest edition.</summary>
        /// <exception cref="OnshiException">The project is refused: one of the contract's codes.</exception>
        public static Assessment Assess(Project project)
        {
            if (project == null) throw new ArgumentNullException("project");
            Native.NeedVersion();
            Native.OnshiProject given = project.Given();
            var answer = new Native.OnshiAnswer { Size = Native.SizeOfAnswer };
            if (Native.onshi_assess(ref given, ref answer) == Native.Answered) return new Assessment(answer);
            Ask("assess", project.ToJson()); // Throws with the words of the error.
            throw Native.Misfit();
        }

        /// <summary>Asks any question as JSON: assess, compare, options, errors, plan, check, draft and the others that onshi.h
        /// lists.</summary>
        /// <exception cref="OnshiException">The input is refused.</exception>
        /// <exception cref="ArgumentException">The question or an option is wrong.</exception>
        public static string Ask(string question, string json = null, string options = null)
        {
            if (question == null) throw new ArgumentNullException("question");
            if (question.IndexOf('\0') >= 0) throw new ArgumentException("a question has no U+0000", "question");
            Native.NeedVersion();
            byte[] name = Encoding.ASCII.GetBytes(question + "\0");
            byte[] asked = Encoding.UTF8.GetBytes(json ?? "");
            byte[] with = Encoding.UTF8.GetBytes(options ?? "");
            using (var answer = new AnswerText())
            {
                int status = Native.onshi_ask(name, asked, (UIntPtr)asked.Length, with, (UIntPtr)with.Length, Native.Utf8, answer);
                string text = answer.ToString();
                switch (status)
                {
                    case Native.Answered: return text;
                    case Native.Refused: throw new OnshiException(text);
                    case Native.Mistake: throw new ArgumentException(text);
                    default: throw new InvalidOperationException("onshi: a fault of the library");
                }
            }
        }

        /// <summary>Reads a value of an answer, for a program without a reader of JSON: Value(plan, "/steps/0/due_on"). The pointer is that of
        /// RFC 6901. A text is returned without its quotes, null as an empty text.</summary>
        /// <exception cref="ArgumentException">There is no such value.</exception>
        public static string Value(string json, string pointer)
        {
            return Ask("value", json ?? "", "{\"pointer\":" + Quoted(pointer) + "}");
        }

        /// <summary>Returns how many members an array or an object of an answer has: Count(report, "/findings").</summary>
        /// <exception cref="ArgumentException">There is no such array or object.</exception>
        public static int Count(string json, string pointer)
        {
            return int.Parse(Ask("value", json ?? "", "{\"count\":true,\"pointer\":" + Quoted(pointer) + "}"), CultureInfo.InvariantCulture);
        }

        /// <summary>Writes a text in JSON.</summary>
        private static string Quoted(string text)
        {
            if (text == null) throw new ArgumentNullException("pointer");
            var quoted = new StringBuilder("\"");
            foreach (char sign in text)
            {
                if (sign < ' ' || sign == '"' || sign == '\\') quoted.Append("\\u").Append(((int)sign).ToString("x4", CultureInfo.InvariantCulture));
                else quoted.Append(sign);
            }
            return quoted.Append('"').ToString();
        }

        /// <summary>Reads yen as people type them: 429,000円, 42.9万円. Null where the text is not a whole number of yen.</summary>
        public static long? ReadYen(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text ?? "");
            long yen;
            return Native.onshi_read_yen(bytes, (UIntPtr)bytes.Length, Native.Utf8, out yen) == Native.Answered ? yen : (long?)null;
        }

        /// <summary>Reads a day as people type it: 令和3年3月31日, 2021/3/31. Null where the text is not a day.</summary>
        public static DateTime? ReadDay(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text ?? "");
            int day;
            if (Native.onshi_read_day(bytes, (UIntPtr)bytes.Length, Native.Utf8, out day) != Native.Answered) return null;
            return new DateTime(day / 10000, day / 100 % 100, day % 100);
        }

        /// <summary>Returns the number of the library's interface; this file is written for 1.</summary>
        public static int AbiVersion()
        {
            return (int)Native.onshi_abi_version();
        }

        /// <summary>Returns the version of the library.</summary>
        public static string Version()
        {
            return Marshal.PtrToStringAnsi(Native.onshi_version());
        }
    }

    /// <summary>The memory of an OnshiText, and the text that the library puts into it.</summary>
    internal sealed class AnswerText : SafeHandle
    {
        internal AnswerText() : base(IntPtr.Zero, true)
        {
            IntPtr place = Marshal.AllocHGlobal(Marshal.SizeOf(typeof(Native.OnshiText)));
            Marshal.StructureToPtr(new Native.OnshiText(), place, false);
            SetHandle(place);
        }

        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        public override string ToString()
        {
            var text = (Native.OnshiText)Marshal.PtrToStructure(handle, typeof(Native.OnshiText));
            var bytes = new byte[(int)text.Length];
            if (bytes.Length > 0) Marshal.Copy(text.Bytes, bytes, 0, bytes.Length);
            return Encoding.UTF8.GetString(bytes);
        }

        protected override bool ReleaseHandle()
        {
            if (Marshal.ReadIntPtr(handle) != IntPtr.Zero) Native.onshi_text_free(handle);
            Marshal.FreeHGlobal(handle);
            return true;
        }
    }

    /// <summary>onshi.h.</summary>
    internal static class Native
    {
        internal const int Answered = 0, Refused = 1, Mistake = 2, Utf8 = 0;

        // Asked once: it takes as long as the library does.
        internal static readonly uint SizeOfProject = (uint)Marshal.SizeOf(typeof(OnshiProject));
        internal static readonly uint SizeOfAnswer = (uint)Marshal.SizeOf(typeof(OnshiAnswer));

        private const uint AbiVersion = 1;
        private static volatile bool fits;

        /// <summary>Compares the library with this file, once.</summary>
        internal static void NeedVersion()
        {
            if (fits) return;
            if (onshi_abi_version() != AbiVersion) throw Misfit();
            fits = true;
        }

        internal static Exception Misfit()
        {
            return new InvalidOperationException("onshi: the library does not fit Onshi.cs: take both from one version");
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct OnshiText
        {
            internal IntPtr Bytes;
            internal UIntPtr Length;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct OnshiProject
        {
            internal uint Size;
            internal int Facility;
            internal long GroupPrescriptionsPerMonth, Cost, Readers;
            internal int ReaderAppliedOn, VendorContractOn, OperationStartsOn, SubsidyPaid, HasGroupPrescriptions, Reserved;
        }

        [StructLayout(LayoutKind.Sequential)]
        internal struct OnshiAnswer
        {
            internal uint Size;
            internal int Code, Category, Track;
            internal long Base, Counted, Subsidy, SelfPay, ExactHundredths, CutHundredths;
            internal int RatioNumerator, RatioDenominator, FractionRule, Basis;
            internal IntPtr Edition;
        }

        [DllImport("onshi")]
        internal static extern int onshi_ask(byte[] question, byte[] json, UIntPtr jsonLength, byte[] options, UIntPtr optionsLength, int encoding, AnswerText answer);

        [DllImport("onshi")]
        internal static extern void onshi_text_free(IntPtr text);

        [DllImport("onshi")]
        internal static extern int onshi_assess(ref OnshiProject project, ref OnshiAnswer answer);

        [DllImport("onshi")]
        internal static extern int onshi_project_json(ref OnshiProject project, int encoding, AnswerText json);

        [DllImport("onshi")]
        internal static extern int onshi_read_yen(byte[] text, UIntPtr length, int encoding, out long yen);

        [DllImport("onshi")]
        internal static extern int onshi_read_day(byte[] text, UIntPtr length, int encoding, out int day);

        [DllImport("onshi")]
        internal static extern IntPtr onshi_version();

        [DllImport("onshi")]
        internal static extern uint onshi_abi_version();
    }
}
