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
              margin: 0 auto; padding: 2rem 1.25rem 3rem; max-width: 75rem;
              font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
              overflow-wrap: anywhere;
            }
            h1 { font-size: 1.7rem; margin: 0; line-height: 1.2; }
            h2 { font-size: 1.2rem; margin: 2.5rem 0 .8rem; }
            h3 {
              font-size: 1rem; margin: 0 0 .4rem;
              display: flex; justify-content: space-between; align-items: baseline; gap: .3rem .8rem; flex-wrap: wrap;
            }
            p { margin: .4rem 0; max-width: 45rem; }
            a { color: var(--link); text-underline-offset: .15em; }
            a:focus-visible, summary:focus-visible, pre:focus-visible {
              outline: 3px solid var(--link); outline-offset: 2px; border-radius: .2rem;
            }
            .soft { color: var(--soft); }
            code, pre { font: .9rem/1.5 ui-monospace, monospace; }
            pre {
              margin: .6rem 0 1.2rem; padding: .8rem 1rem; overflow-x: auto; max-width: 45rem;
              background: var(--panel); border: 1px solid var(--line); border-radius: .4rem;
            }
            details { margin: .4rem 0; }
            summary { cursor: pointer; max-width: 45rem; }
            ul { list-style: none; margin: .4rem 0; padding: 0; }
            ul.links { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin-top: .8rem; }
            ul.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr)); gap: 1rem; }
            ul.cards > li {
              padding: .9rem 1.1rem; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem;
            }
            ul.cards p, ul.cards summary { font-size: .95rem; }
            .counts b { font-size: 1.25rem; font-weight: 600; font-variant-numeric: tabular-nums; }
            .state { white-space: nowrap; font-size: .95rem; font-weight: 600; }
            .good { color: var(--good); }
            .bad { color: var(--bad); }
            .quiet { color: var(--soft); }
            table { width: 100%; border-collapse: collapse; }
            th { text-align: left; font-size: .9rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
            th, td { padding: .4rem 1.2rem .4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
            tbody tr:hover { background: var(--panel); }
            td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
            td.name, td.word { white-space: nowrap; }
            td p, td summary { margin: 0; max-width: none; }
            @media (max-width: 45rem) {
              body { padding-top: 1.25rem; }
              thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
              table, tbody, tr, td { display: block; }
              tr { padding: .6rem 0; border-bottom: 1px solid var(--line); }
              td, td.number, td.name {
                display: flex; gap: 1rem; padding: .1rem 0; border: 0; text-align: left; white-space: normal;
              }
              td:empty { display: none; }
              td::before { content: attr(data-label); flex: 0 0 6.5rem; color: var(--soft); }
              .collectors tr { display: flex; flex-wrap: wrap; gap: .1rem 1rem; }
              .collectors td.name { flex: 1 1 55%; }
              .collectors td.number { gap: .4rem; font-size: .9rem; }
              .collectors td.number::before { flex: none; }
              .collectors td.why { flex: 1 0 100%; }
              .collectors td.name::before, .collectors td.word::before, .collectors td.why::before { content: none; }
            }
            """;

    private Style() {}
}
