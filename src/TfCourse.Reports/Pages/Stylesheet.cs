namespace TfCourse.Reports;

/// <summary>The look of plots and pages. The eight colours keep apart for all common kinds of colour blindness.</summary>
internal static class Stylesheet
{
    private const string Light = "--page:#fff;--ink:#1b1f24;--soft:#57606a;--grid:#d8dee4;--card:#f6f8fa;"
        + "--c0:#0060a8;--c1:#c44e00;--c2:#00795a;--c3:#b04a8c;--c4:#8a6100;--c5:#2f8fc4;--c6:#5b4bb5;--c7:#3c3f44;";

    private const string Dark = "--page:#0f1318;--ink:#e6e9ed;--soft:#a3acb6;--grid:#2f363e;--card:#181d24;"
        + "--c0:#6cb8f6;--c1:#ff9a52;--c2:#3fd0a4;--c3:#f29bd0;--c4:#eac54f;--c5:#a6dcff;--c6:#b9a8ff;--c7:#cfd4da;";

    public const string Plots = $$$"""
        :root{{{{Light}}}}
        @media (prefers-color-scheme:dark){:root{{{{Dark}}}}}
        @media print{:root{{{{Light}}}}}
        svg.plot{font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;max-width:100%;height:auto}
        svg.plot text{fill:var(--ink)}
        svg.plot .title{font-size:14px;font-weight:600}
        svg.plot .tick{fill:var(--soft);font-size:11.5px}
        svg.plot .note,svg.plot .cell{font-size:11.5px}
        svg.plot .cell.onDark{fill:#fff}
        svg.plot .cell.onLight{fill:#111}
        svg.plot .halo{paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
        svg.plot .page{fill:var(--page)}
        svg.plot .grid{stroke:var(--grid);stroke-width:1}
        svg.plot .axis{stroke:var(--soft);stroke-width:1;fill:none}
        svg.plot .s0{--c:var(--c0)} svg.plot .s1{--c:var(--c1)} svg.plot .s2{--c:var(--c2)} svg.plot .s3{--c:var(--c3)}
        svg.plot .s4{--c:var(--c4)} svg.plot .s5{--c:var(--c5)} svg.plot .s6{--c:var(--c6)} svg.plot .s7{--c:var(--c7)}
        svg.plot .line{stroke:var(--c);stroke-width:1.8;fill:none;stroke-linejoin:round}
        svg.plot .mark{fill:var(--c);stroke:var(--page);stroke-width:.8}
        svg.plot .point{fill:var(--c);stroke:var(--page);stroke-width:.7}
        svg.plot .bar{fill:var(--c);stroke:var(--ink);stroke-width:.6}
        svg.plot .bar.h1{fill-opacity:.62} svg.plot .bar.h2{fill-opacity:.36} svg.plot .bar.h3{fill-opacity:.16}
        svg.plot .region{fill:var(--c);fill-opacity:.2}
        svg.plot .region.s1{fill-opacity:.34}
        svg.plot .boundary{stroke:var(--ink);stroke-width:2;fill:none;stroke-linecap:round}
        svg.plot .contour{stroke:#fff;stroke-opacity:.35;stroke-width:.7;fill:none}
        svg.plot .pathHalo{stroke:var(--page);stroke-width:3.4;stroke-opacity:.7;fill:none;stroke-linejoin:round}
        svg.plot .edge{fill:none;stroke:var(--page);stroke-width:5;stroke-linecap:round}
        svg.plot .start{fill:none;stroke:var(--ink);stroke-width:2}
        svg.plot .pointer{fill:none;stroke:var(--ink);stroke-width:2}
        svg.plot .cross{stroke:var(--ink);stroke-width:2.2}
        svg.plot .strand{fill:none;stroke:var(--l)}
        svg.plot .strandTick{font-size:11.5px;stroke-width:5px}
        @media screen and (prefers-color-scheme:dark){svg.plot .strand{stroke:var(--d)}}

        """;

    public const string Page = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
        main{max-width:1080px;margin:0 auto;padding:24px 20px 60px}
        h1{font-size:1.9rem;line-height:1.2;margin:.4em 0 .3em}
        h2{font-size:1.25rem;margin:2em 0 .6em;padding-bottom:.25em;border-bottom:1px solid var(--grid)}
        h3{font-size:1.05rem;margin:1.6em 0 .4em}
        p{max-width:72ch}
        .summary{font-size:1.06rem;color:var(--soft)}
        nav ol{display:flex;flex-wrap:wrap;gap:.3em 1.6em;padding-left:1.2em;margin:.8em 0;font-size:.93rem}
        a{color:var(--c0)}
        figure{margin:0 0 1.2em}
        figcaption{color:var(--soft);font-size:.9rem;max-width:72ch}
        .grid{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,440px),1fr));gap:1em 1.6em;align-items:start}
        .grid.small{grid-template-columns:repeat(auto-fit,minmax(min(100%,300px),1fr))}
        .scroll{overflow-x:auto;margin:0 0 1.2em}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.93rem}
        caption{text-align:left;color:var(--soft);padding-bottom:.4em}
        th,td{padding:.32em .9em .32em 0;border-bottom:1px solid var(--grid);font-weight:400}
        thead th{font-weight:600;border-bottom:2px solid var(--soft);vertical-align:bottom}
        .number{text-align:right} .text{text-align:left}
        pre{background:var(--card);padding:.8em 1em;border-radius:6px;overflow-x:auto;font-size:.88rem;line-height:1.45}
        footer{margin-top:3em;border-top:1px solid var(--grid);color:var(--soft);font-size:.86rem}
        @media print{body{font-size:11pt}figure,table,pre{break-inside:avoid}h2,h3{break-after:avoid}nav{display:none}main{padding:0}}

        """;
}
