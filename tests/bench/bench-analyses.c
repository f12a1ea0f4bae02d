/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <stdlib.h>

#include "libbalanced/caseload/bal-synthesiser.h"
#include "libbalanced/core/bal-result.h"
#include "libbalanced/journey/bal-balance.h"
#include "libbalanced/journey/bal-concurrency.h"
#include "libbalanced/journey/bal-missing-middle.h"
#include "libbalanced/journey/bal-pyramids.h"
#include "libbalanced/journey/bal-waits.h"

/* All the analyses of a caseload over synthetic episodes: bench-analyses [EPISODES [THREADS]] */

typedef GType (*TypeFunc) (void);

static const struct
{
  const char *name;
  TypeFunc get_type;
  gboolean by_agency;
} analyses[] = {
  { "balance", bal_balance_get_type, FALSE },
  { "balance-by-agency", bal_balance_get_type, TRUE },
  { "missing-middle", bal_missing_middle_get_type, FALSE },
  { "concurrency", bal_concurrency_get_type, FALSE },
  { "waits", bal_waits_get_type, FALSE },
  { "waits-by-agency", bal_waits_get_type, TRUE },
  { "pyramids", bal_pyramids_get_type, FALSE },
};

static double
time_analysis (BalCaseload *caseload, gsize i, gint32 as_at, guint n_threads)
{
  static const char *const by[] = { "agency", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (BalAnalysis) analysis =
    g_object_new (analyses[i].get_type (), "as-at", as_at, "n-threads", n_threads, "by",
                  analyses[i].by_agency ? by : NULL, NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (BalResult) result = bal_analysis_run (analysis, caseload, NULL, NULL, &error);

  if (!result)
    g_error ("%s", error->message);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char *argv[])
{
  guint64 n_episodes = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  guint n_threads = argc > 2 ? (guint) atoi (argv[2]) : 0;
  g_autoptr (BalSynthesiser) synthesiser = bal_synthesiser_new ();
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GError) error = NULL;
  double all = 0;

  bal_synthesiser_set_n_episodes (synthesiser, n_episodes);
  caseload = bal_synthesiser_run (synthesiser, NULL, &error);
  if (!caseload)
    g_error ("%s", error->message);
  g_print ("# %" G_GUINT64_FORMAT " episodes of %u children\n",
           bal_caseload_get_n_episodes (caseload), bal_caseload_get_n_children (caseload));
  for (gsize i = 0; i < G_N_ELEMENTS (analyses); i++)
    {
      double seconds =
        time_analysis (caseload, i, bal_synthesiser_get_as_at (synthesiser), n_threads);

      g_print ("%s %.3f\n", analyses[i].name, seconds);
      all += seconds;
    }
  g_print ("all-analyses %.3f\n", all);
  return 0;
}
