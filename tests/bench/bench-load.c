/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Loads a CSV file in the benchmark's columns: the one that BALANCED_BENCH_CSV names, or one that
 * is made first. Prints seconds, the highest anonymous memory meanwhile, and what the store keeps
 * for an episode; then what it takes to save it as a cache, to open that, and to change some
 * children of the caseload.
 * BALANCED_BENCH_EPISODES and BALANCED_BENCH_THREADS change the size and the number of threads. */

#include <stdio.h>
#include <string.h>

#include <glib/gstdio.h>

#include "libbalanced/caseload/bal-caseload-private.h"

#define N_EPISODES "10000000"
#define N_ROUNDS 3
#define N_CHANGED 1000
#define SAMPLE_MICROSECONDS 2000

/* Looks at the memory of the process while something else runs. */
typedef struct
{
  gint done;    /* atomic */
  guint64 peak; /* bytes */
} Sampler;

static guint64
get_anonymous (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "RssAnon:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("RssAnon:"), NULL, 10) * 1024 : 0;
}

static gpointer
sample (gpointer data)
{
  Sampler *sampler = data;

  while (!g_atomic_int_get (&sampler->done))
    {
      sampler->peak = MAX (sampler->peak, get_anonymous ());
      g_usleep (SAMPLE_MICROSECONDS);
    }
  return NULL;
}

static BalCaseloadOptions *
make_options (void)
{
  const char *text =
    "({'activity': 'provision_id', 'need': 'need_type', 'outcome_id': 'outcome',"
    "  'contacts': 'contacts_attended'},"
    " {'strand': {'0': 'family', '1': 'environment', '2': 'workforce', '3': 'identification',"
    "             '4': 'intervention'},"
    "  'stage': {'0': 'PRE', '1': 'IDN', '2': 'INT', '3': 'EVA'},"
    "  'level': {'0': 'universal', '1': 'targeted', '2': 'specialist'},"
    "  'need_type': {'0': 'SLCN', '1': 'SEMH', '2': 'ASD'}})";
  g_autoptr (GVariant) both =
    g_variant_parse (G_VARIANT_TYPE ("(a{ss}a{sa{ss}})"), text, NULL, NULL, NULL);
  g_autoptr (GVariant) columns = g_variant_get_child_value (both, 0);
  g_autoptr (GVariant) codes = g_variant_get_child_value (both, 1);
  const char *threads = g_getenv ("BALANCED_BENCH_THREADS");

  return g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "columns", columns, "codes", codes, "n-threads",
                       threads != NULL ? (guint) g_ascii_strtoull (threads, NULL, 10) : 0, NULL);
}

/* Another program makes the file, so that nothing of it is left in the figures. */
static char *
make_file (void)
{
  const char *episodes = g_getenv ("BALANCED_BENCH_EPISODES");
  g_autofree char *folder = g_path_get_dirname (g_getenv ("BALANCED_MAKE_EPISODES"));
  g_autofree char *name =
    g_strdup_printf ("episodes-%s.csv", episodes != NULL ? episodes : N_EPISODES);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *part = g_strconcat (path, ".part", NULL);
  g_autoptr (GSubprocess) maker = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  maker = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, g_getenv ("BALANCED_MAKE_EPISODES"),
                            episodes != NULL ? episodes : N_EPISODES, part, NULL);
  if (maker == NULL || !g_subprocess_wait_check (maker, NULL, &error))
    g_error ("%s", error->message);
  if (rename (part, path) != 0)
    g_error ("%s cannot be renamed", part);
  return g_steal_pointer (&path);
}

/* The journeys of so many children, each with one event more. */
static GListStore *
make_journeys (BalCaseload *caseload)
{
  guint n_children = bal_caseload_get_n_children (caseload);
  GListStore *journeys = g_list_store_new (BAL_TYPE_JOURNEY);
  guint n_changed = MIN (N_CHANGED, n_children);

  for (guint i = 0; i < n_changed; i++)
    {
      g_autoptr (BalJourney) journey =
        bal_caseload_get_journey (caseload, (guint) ((guint64) i * n_children / n_changed));
      g_autoptr (BalEpisode) first = bal_journey_get_episode (journey, 0);
      g_autofree char *source = NULL;
      g_autoptr (BalEpisode) added = NULL;
      g_autoptr (BalJourney) longer = NULL;

      if (first == NULL)
        continue;
      g_object_get (first, "source", &source, NULL);
      added = g_object_new (BAL_TYPE_EPISODE, "source", source, "strand", "intervention", "level",
                            "targeted", "stage", "intervention", "agency", "clinic", "start-date",
                            18322, NULL);
      longer = bal_journey_with_event (journey, added, NULL);
      g_assert_nonnull (longer);
      g_list_store_append (journeys, longer);
    }
  return journeys;
}

/* Events of some children come back into the caseload; then somebody asks about all of them. */
static void
grow (BalCaseload *caseload)
{
  g_autoptr (GListStore) journeys = make_journeys (caseload);
  g_autoptr (BalCaseload) grown = NULL;
  g_autoptr (BalCaseload) again = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 made, changed;

  /* Each journey puts its episodes in order once. */
  grown = bal_caseload_with_journeys (caseload, G_LIST_MODEL (journeys), NULL);
  made = g_get_monotonic_time ();
  again = bal_caseload_with_journeys (caseload, G_LIST_MODEL (journeys), NULL);
  changed = g_get_monotonic_time ();
  g_assert_cmpuint (bal_caseload_get_n_episodes (grown), ==,
                    bal_caseload_get_n_episodes (caseload) +
                      g_list_model_get_n_items (G_LIST_MODEL (journeys)));
  g_print ("grow-journeys-first %.6f\n", (double) (made - start) / G_USEC_PER_SEC);
  g_print ("grow-journeys %.6f\n", (double) (changed - made) / G_USEC_PER_SEC);
  start = g_get_monotonic_time ();
  bal_caseload_compact (grown);
  g_print ("grow-join %.6f\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
}

/* Saves a caseload and opens it again, as it is opened every morning. */
static void
cache (BalCaseload *caseload)
{
  g_autofree char *path = NULL;
  int descriptor = g_file_open_tmp ("balanced-XXXXXX.cache", &path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 start = g_get_monotonic_time ();

  g_assert_true (g_close (descriptor, NULL));
  g_assert_true (bal_caseload_save_cache (caseload, file, NULL, NULL));
  g_print ("cache-save %.6f\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (BalCaseload) opened = NULL;

      start = g_get_monotonic_time ();
      opened = bal_caseload_open_cache (file, NULL, NULL);
      g_print ("cache-open %.6f\n", (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
      g_assert_cmpstr (bal_caseload_get_digest (opened), ==, bal_caseload_get_digest (caseload));
    }
  g_file_delete (file, NULL, NULL);
}

static gboolean
load (GFile *file, guint round)
{
  g_autoptr (BalCaseloadOptions) options = make_options ();
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) caseload = NULL;
  Sampler sampler = { 0 };
  guint64 before = get_anonymous ();
  GThread *thread = g_thread_new ("sampler", sample, &sampler);
  gint64 start = g_get_monotonic_time ();
  double seconds;
  guint64 size;

  caseload = bal_caseload_load (file, options, NULL, &error);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_atomic_int_set (&sampler.done, TRUE);
  g_thread_join (thread);
  if (caseload == NULL)
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }

  size = bal_store_get_size (bal_caseload_get_store (caseload));
  g_print ("load-csv %.3f %" G_GUINT64_FORMAT "\n", seconds, sampler.peak - before);
  g_print ("# round %u: %" G_GUINT64_FORMAT " episodes, %u children, digest %s\n", round,
           bal_caseload_get_n_episodes (caseload), bal_caseload_get_n_children (caseload),
           bal_caseload_get_digest (caseload));
  g_print ("# the store keeps %.2f bytes an episode; the peak of anonymous memory is %.2f times "
           "the store\n",
           (double) size / (double) MAX (bal_caseload_get_n_episodes (caseload), 1),
           (double) (sampler.peak - before) / (double) MAX (size, 1));
  if (round == N_ROUNDS)
    {
      cache (caseload);
      grow (caseload);
    }
  return TRUE;
}

int
main (void)
{
  g_autofree char *path = g_strdup (g_getenv ("BALANCED_BENCH_CSV"));
  g_autoptr (GFile) file = NULL;

  if (path == NULL && g_getenv ("BALANCED_MAKE_EPISODES") == NULL)
    {
      g_print ("# load: neither BALANCED_BENCH_CSV nor BALANCED_MAKE_EPISODES is set\n");
      return 77;
    }
  if (path == NULL)
    path = make_file ();
  file = g_file_new_for_path (path);
  for (guint round = 1; round <= N_ROUNDS; round++)
    {
      if (!load (file, round))
        return 1;
    }
  return 0;
}
