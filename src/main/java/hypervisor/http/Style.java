package hypervisor.http;

/// How pages look: on a telephone and on a wide screen, in light and in dark.
final class Style {
    static final String CSS = """

            :root {
              color-scheme: light dark;
              --ink: light-dark(#1b1f24, #e6e8eb);
              --soft: light-dark(#57606a, #9da7b3);
              --paper: light-dark(#ffffff, #14171b);
              --panel: light-dark(#f5f7f9, #1d2126);
              --line: light-dark(#d5dae0, #343a42);
              --link: light-dark(#0757a8, #7ab8ff);
              --good: light-dark(#17602f, #7fd89a);
              --bad: light-dark(#a01722, #ff9c9c);
            }
            * { box-sizing: border-box; }
            body {
              margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 75rem;
              font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              overflow-wrap: anywhere;
            }
            h1 { font-size: 1.6rem; margin: 0; line-height: 1.2; }
            h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
            p { margin: .4rem 0; max-width: 45rem; }
            a { color: var(--link); }
            .soft, .why { color: var(--soft); }
            code, pre { font: .9em/1.5 ui-monospace, monospace; }
            pre {
              margin: .6rem 0; padding: .8rem 1rem; overflow-x: auto;
              background: var(--panel); border: 1px solid var(--line); border-radius: .4rem;
            }
            table { width: 100%; border-collapse: collapse; }
            th { text-align: left; font-weight: 600; color: var(--soft); white-space: nowrap; }
            th, td { padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
            td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            td.state { white-space: nowrap; font-weight: 600; }
            td.name { white-space: nowrap; }
            .good { color: var(--good); }
            .bad { color: var(--bad); }
            ul.links { list-style: none; margin: .4rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; }
            @media (max-width: 45rem) {
              thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              table, tbody, tr, td { display: block; }
              tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
              td, td.number { display: flex; gap: 1rem; padding: .1rem 0; border: 0; text-align: left; white-space: normal; }
              td:empty { display: none; }
              td::before { content: attr(data-label); flex: 0 0 6.5rem; font-weight: 400; color: var(--soft); }
            }
            """;

    private Style() {}
}
