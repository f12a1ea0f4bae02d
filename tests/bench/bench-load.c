/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Loads the CSV file that BALANCED_BENCH_CSV names, in the benchmark's columns. */

#include <sys/resource.h>

#include "libbalanced/caseload/bal-caseload-private.h"

static BalCaseloadOptions *
make_options (void)
{
  const char *text =
    "({'activity': 'provision_id', 'need': 'need_type', 'outcome_id': 'outcome',"
    "  'contacts': 'contacts_attended'},"
    " {'strand': {'0': 'family', '1': 'environment', '2': 'workforce', '3': 'identification', '4': 'intervention'},"
    " 'stage': {'0': 'PRE', '1': 'IDN', '2': 'INT', '3': 'EVA'}, 'level': {'0': 'universal', '1': 'targeted', '2': 'specialist'},"
    "  'need_type': {'0': 'SLCN', '1': 'SEMH', '2': 'ASD'}})";
  g_autoptr (GVariant) both =
    g_variant_parse (G_VARIANT_TYPE ("(a{ss}a{sa{ss}})"), text, NULL, NULL, NULL);
  g_autoptr (GVariant) columns = g_variant_get_child_value (both, 0);
  g_autoptr (GVariant) codes = g_variant_get_child_value (both, 1);
  const char *threads = g_getenv ("BALANCED_BENCH_THREADS");

  return g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "columns", columns, "codes", codes, "n-threads",
                       threads != NULL ? (guint) g_ascii_strtoull (threads, NULL, 10) : 0, NULL);
}

int
main (void)
{
  const char *path = g_getenv ("BALANCED_BENCH_CSV");
  g_autoptr (BalCaseloadOptions) options = make_options ();
  g_autoptr (GFile) file = NULL;
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GError) error = NULL;
  struct rusage usage;
  gint64 start;

  if (path == NULL)
    {
      g_print ("# load: BALANCED_BENCH_CSV names no file\n");
      return 77;
    }

  file = g_file_new_for_path (path);
  start = g_get_monotonic_time ();
  caseload = bal_caseload_load (file, options, NULL, &error);
  if (caseload == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  getrusage (RUSAGE_SELF, &usage);
  g_print ("load-csv %.3f %ld\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
           usage.ru_maxrss * 1024);
  g_print ("# %" G_GUINT64_FORMAT " episodes, %u children, digest %s\n",
           bal_caseload_get_n_episodes (caseload), bal_caseload_get_n_children (caseload),
           bal_caseload_get_digest (caseload));
  return 0;
}
