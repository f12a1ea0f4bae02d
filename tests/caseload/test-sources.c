/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-reader.h"

#include <string.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/caseload/bal-episode.h"
#include "libbalanced/caseload/bal-journey-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "tests/support/bal-test-caseload.h"

#define EPISODES                                                               \
  "child_id,episode_id,source,strand,level,stage,agency,start_date,end_date\n" \
  "1,e1,nhs,family,universal,intervention,slt,2020-01-06,2020-02-03\n"         \
  "2,e2,nhs,family,targeted,intervention,slt,2020-01-06,2020-02-03\n"          \
  "1,e1,council,family,universal,intervention,slt,2020-01-06,2020-02-03\n"     \
  "7,e4,council,family,targeted,intervention,slt,2020-03-06,\n"

static BalCaseload *
read_sources (const char *episodes,
              const char *links,
              const char *pauses,
              BalCaseloadOptions *options)
{
  const struct
  {
    BalCaseloadFile kind;
    const char *text;
  } files[] = {
    { BAL_CASELOAD_FILE_EPISODES, episodes },
    { BAL_CASELOAD_FILE_LINKS, links },
    { BAL_CASELOAD_FILE_PAUSES, pauses },
  };
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (files[i].text == NULL)
        continue;
      bytes = g_bytes_new (files[i].text, strlen (files[i].text));
      bal_caseload_reader_read_bytes (reader, files[i].kind, bytes, i == 0 ? "episodes" : "file",
                                      NULL, &error);
      g_assert_no_error (error);
    }
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_no_error (error);
  return caseload;
}

static double
get_figure (BalCaseload *caseload, const char *code, const char *name)
{
  g_autoptr (BalFinding) finding = bal_findings_lookup (bal_caseload_get_findings (caseload), code);
  double figure;

  g_assert_true (bal_finding_get_figure (finding, name, &figure));
  return figure;
}

static gboolean
has_child (BalCaseload *caseload, const char *id, guint n_episodes)
{
  g_autoptr (BalJourney) journey = NULL;
  guint child;

  if (!bal_caseload_lookup_child (caseload, id, &child))
    return FALSE;
  journey = bal_caseload_get_journey (caseload, child);
  return bal_journey_get_n_episodes (journey) == n_episodes;
}

static void
test_links (void)
{
  g_autoptr (BalCaseload) caseload =
    read_sources (EPISODES,
                  "source,source_child_id,child_id\nnhs,1,A\ncouncil,7,A\nnhs,2,B\ncouncil,1,C\n",
                  NULL, NULL);

  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 3);
  g_assert_true (has_child (caseload, "A", 2));
  g_assert_true (has_child (caseload, "B", 1));
  g_assert_true (has_child (caseload, "C", 1));
  g_assert_false (bal_test_says (caseload, "child-not-linked", "child_id"));
  g_assert_false (bal_test_says (caseload, "sources-not-linked", NULL));
  g_assert_false (bal_test_says (caseload, "link-unused", "source_child_id"));
  g_assert_false (bal_test_says (caseload, "link-chain", "child_id"));
  g_assert_false (bal_test_says (caseload, "link-unknown-source", "source"));
  g_assert_false (bal_test_says (caseload, "episode-likely-repeated", "episode_id"));
}

/* What is not linked stays apart: 1 of the council is nobody's 1. */
static void
test_partial_links (void)
{
  g_autoptr (BalCaseload) caseload =
    read_sources (EPISODES, "source,source_child_id,child_id\nnhs,1,1\n", NULL, NULL);

  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 4);
  g_assert_true (has_child (caseload, "1", 1));
  g_assert_true (has_child (caseload, "council:1", 1));
  g_assert_true (has_child (caseload, "2", 1));
  g_assert_true (has_child (caseload, "7", 1));
  g_assert_true (bal_test_says (caseload, "child-not-linked", "child_id"));
  g_assert_cmpfloat (get_figure (caseload, "sources-not-linked", "at-least"), ==, 2);
  g_assert_cmpfloat (get_figure (caseload, "sources-not-linked", "at-most"), ==, 4);
}

static void
test_bad_links (void)
{
  g_autoptr (BalCaseload) caseload =
    read_sources (EPISODES,
                  "source,source_child_id,child_id\nnhs,1,A\nnhs,1,B\nnhs,2,C\nnhs,2,C\nnhs,99,D\n"
                  "school,1,A\ncouncil,1,7\ncouncil,7,1\n",
                  NULL, NULL);

  g_assert_true (bal_test_says (caseload, "row-rejected-ambiguous-link", "source_child_id"));
  g_assert_true (bal_test_says (caseload, "row-repeated", "source_child_id"));
  g_assert_true (bal_test_says (caseload, "link-unused", "source_child_id"));
  g_assert_true (bal_test_says (caseload, "link-unknown-source", "source"));
  g_assert_true (bal_test_says (caseload, "link-chain", "child_id"));
  g_assert_cmpint (bal_test_count_rows (caseload, "rejected"), ==, 3);
  g_assert_cmpint (bal_test_count_rows (caseload, "repeated"), ==, 1);
  g_assert_true (has_child (caseload, "nhs:1", 1));
  g_assert_true (has_child (caseload, "1", 1));
}

/* Alike in two sources: one finding, and both are counted. */
static void
test_likely (void)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", TRUE, NULL);
  g_autoptr (BalCaseload) caseload = read_sources (EPISODES, NULL, NULL, options);

  g_assert_true (bal_test_says (caseload, "episode-likely-repeated", "episode_id"));
  g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, 4);
  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 3);
}

static void
test_pauses (void)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", TRUE, NULL);
  g_autoptr (BalCaseload) caseload = read_sources (EPISODES, NULL,
                                                   "source,episode_id,from_date,to_date,reason\n"
                                                   "nhs,e1,2020-01-10,2020-01-12,school holiday\n"
                                                   "nhs,e1,2020-01-13,2020-01-14,school holiday\n"
                                                   "nhs,e1,2020-01-12,2020-01-20,illness\n"
                                                   ",e4,2020-04-01,,illness\n"
                                                   ",e1,2020-04-01,,illness\n"
                                                   "nhs,e4,2020-04-01,,illness\n"
                                                   "school,e4,2020-04-01,,illness\n"
                                                   "nhs,e2,2020-04-02,2020-04-01,illness\n",
                                                   options);
  const BalPauses *pauses = bal_caseload_get_episodes (caseload)->pauses;
  const guint8 holiday[] = { 0, 1 };
  g_autoptr (BalTable) table = bal_caseload_to_table (caseload, "pauses", NULL);
  g_autofree char *text = bal_table_to_csv (table);
  guint16 first = bal_episodes_from_day (18262); /* 2020-01-01 */
  gsize n_pauses;

  g_assert_cmpuint (pauses->n_pauses, ==, 3);
  g_assert_cmpstr (pauses->names[1], ==, "school holiday");
  g_assert_cmpuint (bal_pauses_find (pauses, pauses->episode[0], &n_pauses), ==, 0);
  g_assert_cmpuint (n_pauses, ==, 2);
  g_assert_cmpuint (bal_pauses_count_days (pauses, pauses->episode[0], first, first + 30, NULL), ==,
                    11);
  g_assert_cmpuint (bal_pauses_count_days (pauses, pauses->episode[0], first, first + 30, holiday),
                    ==, 5);
  g_assert_cmpuint (
    bal_pauses_count_days (pauses, pauses->episode[0], first + 10, first + 10, NULL), ==, 1);
  g_assert_cmpuint (bal_pauses_count_days (pauses, pauses->episode[2], first, first + 100, NULL),
                    ==, 10);
  g_assert_nonnull (strstr (text, "1,nhs,e1,2020-01-10,2020-01-14,value,school holiday"));
  g_assert_true (bal_test_says (caseload, "pause-joined", "from_date"));
  g_assert_true (bal_test_says (caseload, "row-rejected-unknown-episode", "episode_id"));
  g_assert_true (bal_test_says (caseload, "row-rejected-ambiguous-episode", "episode_id"));
  g_assert_cmpint (bal_test_count_rows (caseload, "read"), ==, 12);
  g_assert_cmpint (bal_test_count_rows (caseload, "kept"), ==, 8);
  g_assert_cmpint (bal_test_count_rows (caseload, "rejected"), ==, 4);
}

/* A journey that grows keeps the pauses of the child. */
static void
test_growth (void)
{
  g_autoptr (BalCaseload) caseload =
    read_sources (EPISODES, NULL,
                  "source,episode_id,from_date,to_date,reason\n"
                  "council,e4,2020-04-01,2020-04-03,a\nnhs,e2,2020-01-10,,a\n",
                  NULL);
  g_autoptr (BalEpisode) episode =
    g_object_new (BAL_TYPE_EPISODE, "strand", "family", "level", "universal", "stage",
                  "intervention", "agency", "slt", "start-date", 18000, NULL);
  g_autoptr (BalJourney) journey = NULL;
  g_autoptr (BalJourney) grown = NULL;
  g_autoptr (GError) error = NULL;
  const BalEpisodes *columns;
  gsize first, count, n_pauses;
  guint child;

  g_assert_true (bal_caseload_lookup_child (caseload, "7", &child));
  journey = bal_caseload_get_journey (caseload, child);
  grown = bal_journey_with_event (journey, episode, &error);
  g_assert_no_error (error);
  bal_journey_get_columns (grown, &columns, &first, &count);
  g_assert_cmpuint (count, ==, 2);
  g_assert_cmpuint (columns->pauses->n_pauses, ==, 1);
  g_assert_cmpuint (bal_pauses_find (columns->pauses, first + 1, &n_pauses), ==, 0);
  g_assert_cmpuint (n_pauses, ==, 1);
}

static void
test_no_pauses (void)
{
  g_autoptr (BalCaseload) with =
    read_sources (EPISODES, NULL,
                  "episode_id,from_date,to_date,reason\n"
                  "e4,2020-04-01,2020-04-03,a\ne4,2020-04-05,2020-04-06,a\n",
                  NULL);
  g_autoptr (BalCaseload) without = read_sources (EPISODES, NULL, NULL, NULL);

  g_assert_null (bal_caseload_get_episodes (without)->pauses);
  g_assert_cmpuint (bal_caseload_get_episodes (with)->pauses->n_pauses, ==, 2);
  g_assert_cmpstr (bal_caseload_get_digest (with), !=, bal_caseload_get_digest (without));
  g_assert_false (bal_test_says (with, "pause-joined", "from_date"));
  g_assert_false (bal_test_says (with, "row-rejected-ambiguous-episode", "episode_id"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sources/links", test_links);
  g_test_add_func ("/sources/links/partial", test_partial_links);
  g_test_add_func ("/sources/links/bad", test_bad_links);
  g_test_add_func ("/sources/likely", test_likely);
  g_test_add_func ("/sources/pauses", test_pauses);
  g_test_add_func ("/sources/pauses/none", test_no_pauses);
  g_test_add_func ("/sources/pauses/growth", test_growth);
  return g_test_run ();
}
