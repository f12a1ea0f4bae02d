/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

#include "tests/support/bal-test-support.h"

#define AREA \
  "{\n  \"format\": \"balanced-area-1\",\n  \"code\": \"here\",\n  \"name\": \"Here\"\n}\n"
#define EPISODES                                                        \
  "child_id,episode_id,strand,level,stage,agency,start_date,end_date\n" \
  "A,1,family,universal,intervention,nhs,2020-01-01,2020-06-01\n"       \
  "A,2,intervention,specialist,intervention,nhs,2020-07-01,\n"          \
  "B,3,workforce,targeted,identification,nhs,2020-03-01,2020-03-02\n"

typedef struct
{
  char *folder;
  char *output;
} Place;

static void
write_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("balanced-XXXXXX", &error);
  g_assert_no_error (error);
  place->output = g_build_filename (place->folder, "review", NULL);
  write_file (place->folder, "area.json", AREA);
}

static void
tear_down (Place *place, gconstpointer data)
{
  const char *const command[] = { "rm", "-r", "--", place->folder, NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_free (place->folder);
  g_free (place->output);
}

/* Runs `balanced` with the arguments; either of the texts may be NULL. */
static int
run (const char *const *arguments, char **output, char **errors)
{
  g_autoptr (GStrvBuilder) command = g_strv_builder_new ();
  g_auto (GStrv) line = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_strv_builder_add (command, g_getenv ("BALANCED_COMMAND"));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_strv_builder_add (command, arguments[i]);
  line = g_strv_builder_end (command);
  g_spawn_sync (NULL, line, NULL, G_SPAWN_DEFAULT, NULL, NULL, output, errors, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));

  return WEXITSTATUS (status);
}

static void
test_help (void)
{
  g_autofree char *text = NULL;
  g_autofree char *check = NULL;
  g_autofree char *version = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run ((const char *const[]){ "--help", NULL }, &text, NULL), ==, 0);
  g_assert_nonnull (strstr (text, "Exit status:"));
  g_assert_nonnull (strstr (text, "\n  review "));
  g_assert_cmpint (run ((const char *const[]){ "check", "--help", NULL }, &check, &errors), ==, 0);
  g_assert_nonnull (strstr (check, "balanced check [OPTION"));
  g_assert_cmpstr (errors, ==, "");
  g_assert_cmpint (run ((const char *const[]){ "--version", NULL }, &version, NULL), ==, 0);
  g_assert_true (g_str_has_prefix (version, "balanced "));
}

static void
test_misuse (void)
{
  const char *const lines[][4] = {
    { NULL },
    { "nonsense", NULL },
    { "check", NULL },
    { "check", "one", "two", NULL },
    { "check", "--nonsense", NULL },
    { "review", "folder", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *errors = NULL;

      g_assert_cmpint (run (lines[i], &output, &errors), ==, 2);
      g_assert_cmpstr (output, ==, "");
      g_assert_nonnull (strstr (errors, "--help"));
    }
}

static void
test_check (Place *place, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autofree char *json = NULL;
  g_autofree char *errors = NULL;
  const char *const missing[] = { "check", "/nonexistent/area.json", NULL };

  g_assert_cmpint (run ((const char *const[]){ "check", place->folder, NULL }, &output, NULL), ==,
                   0);
  g_assert_nonnull (strstr (output, "0 errors, 0 warnings"));
  g_assert_cmpint (
    run ((const char *const[]){ "check", place->folder, "--json", NULL }, &json, NULL), ==, 0);
  g_assert_true (g_str_has_prefix (json, "{\n  \"format\": \"balanced-review-1\""));
  g_assert_cmpint (run (missing, NULL, &errors), ==, 3);
  g_assert_true (g_str_has_prefix (errors, "balanced: "));
}

static void
assert_written (const Place *place, const char *name, gboolean written)
{
  g_autofree char *path = g_build_filename (place->output, name, NULL);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == written);
}

static void
test_area_alone (Place *place, gconstpointer data)
{
  const char *const line[] = { "review",   place->folder, "--as-at", "2021-02-28",
                               "--output", place->output, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;

  g_assert_cmpint (run (line, &output, &errors), ==, 0);
  g_assert_true (g_str_has_prefix (output, "Review of Here\n"));
  /* Progress is for terminals. */
  g_assert_cmpstr (errors, ==, "");
  assert_written (place, "review.json", TRUE);
  assert_written (place, "review.html", TRUE);
}

static void
test_policy (Place *place, gconstpointer data)
{
  const char *const line[] = { "review",      place->folder, "--as-at", "2021-02-28", "--output",
                               place->output, "--policy",    "exact",   NULL };
  const char *const without[] = { "review",   place->folder, "--as-at", "2021-02-28",
                                  "--output", place->output, NULL };
  const char *const unknown[] = { "review",      place->folder, "--as-at", "2021-02-28", "--output",
                                  place->output, "--policy",    "secret",  NULL };
  g_autofree char *errors = NULL;
  g_autofree char *others = NULL;
  g_autofree char *output = NULL;

  write_file (place->folder, "episodes.csv", EPISODES);
  g_assert_cmpint (run (without, NULL, &errors), ==, 4);
  g_assert_nonnull (strstr (errors, "“exact”"));
  assert_written (place, "review.json", FALSE);
  g_assert_cmpint (run (unknown, NULL, &others), ==, 4);
  g_assert_nonnull (strstr (others, "“exact”"));
  assert_written (place, "review.json", FALSE);
  g_assert_cmpint (run (line, &output, NULL), ==, 0);
  assert_written (place, "tables/balance.csv", TRUE);
  assert_written (place, "charts/balance.svg", TRUE);
}

/* Dates in an order of their own are read only where that is said. */
static void
test_date_order (Place *place, gconstpointer data)
{
  const char *const line[] = { "review",       place->folder, "--as-at",  "2021-02-28",
                               "--output",     place->output, "--policy", "exact",
                               "--date-order", "dmy",         NULL };
  const char *const wrong[] = { "review",       place->folder, "--as-at",  "2021-02-28",
                                "--output",     place->output, "--policy", "exact",
                                "--date-order", "sometimes",   NULL };
  g_autofree char *output = NULL;

  write_file (place->folder, "episodes.csv",
              "child_id,strand,level,stage,agency,start_date,end_date\n"
              "A,family,universal,intervention,nhs,03/04/2020,\n");
  g_assert_cmpint (run (wrong, NULL, NULL), ==, 3);
  g_assert_cmpint (run (line, &output, NULL), ==, 0);
  g_assert_null (strstr (output, "To put right"));
}

static void
test_explain (Place *place, gconstpointer data)
{
  const char *const line[] = { "check", "--explain", "figure-stale", NULL };
  const char *const unknown[] = { "check", "--explain", "no-such-code", NULL };
  const char *const both[] = { "check", "--explain", "figure-stale", place->folder, NULL };
  const char *const as_at[] = { "check", place->folder, "--as-at", "2020-12-31", NULL };
  g_autofree char *output = NULL;
  const char *document = NULL;

  g_assert_cmpint (run (line, &output, NULL), ==, 0);
  g_assert_nonnull (strstr (output, "figure-stale (warning)"));
  g_assert_nonnull (strstr (output, "Parameters: stale-days: 730"));
  g_assert_nonnull (strstr (output, "Found as at 2020-12-31"));
  document = strstr (output, "\n{");
  g_assert_nonnull (document);

  /* The example is a document that can be checked. */
  write_file (place->folder, "area.json", document);
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (run ((const char *const[]){ "check", place->folder, NULL }, &output, NULL), ==,
                   0);
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (run (as_at, &output, NULL), ==, 1);
  g_assert_nonnull (strstr (output, "[figure-stale "));

  g_assert_cmpint (run (unknown, NULL, NULL), ==, 2);
  g_assert_cmpint (run (both, NULL, NULL), ==, 2);
}

static void
test_wrong_days (Place *place, gconstpointer data)
{
  const char *const day[] = { "review",   place->folder, "--as-at", "28/02/2021",
                              "--output", place->output, NULL };
  const char *const checked[] = { "check", place->folder, "--as-at", "tomorrow", NULL };
  const char *const month[] = { "review",   place->folder, "--as-at", "2021-02",
                                "--output", place->output, NULL };
  const char *const period[] = { "review",     place->folder, "--as-at",
                                 "2021-02-28", "--output",    place->output,
                                 "--period",   "2021/2020",   NULL };

  g_assert_cmpint (run (day, NULL, NULL), ==, 2);
  g_assert_cmpint (run (checked, NULL, NULL), ==, 2);
  g_assert_cmpint (run (month, NULL, NULL), ==, 2);
  g_assert_cmpint (run (period, NULL, NULL), ==, 2);
}

static void
test_synthesise (Place *place, gconstpointer data)
{
  g_autofree char *caseload = g_build_filename (place->folder, "caseload", NULL);
  g_autofree char *plan = g_build_filename (place->folder, "plan.json", NULL);
  const char *const make[] = { "synthesise", "--children", "40",       "--seed", "3",
                               "--as-at",    "2021-02-28", "--output", caseload, NULL };
  const char *const bad_plan[] = { "synthesise", plan, "--output", caseload, NULL };
  const char *const both[] = { "synthesise", "--children", "4",      "--episodes",
                               "4",          "--output",   caseload, NULL };
  const char *const review[] = { "review",   place->folder, "--as-at", "2021-02-28",
                                 "--output", place->output, "--json",  NULL };
  g_autofree char *output = NULL, *errors = NULL;

  g_assert_cmpint (run (make, &output, NULL), ==, 0);
  g_assert_nonnull (strstr (output, caseload));

  /* What was made says what it is, so the review needs no policy. */
  g_clear_pointer (&output, g_free);
  g_assert_cmpint (run (review, &output, NULL), ==, 0);
  g_assert_nonnull (strstr (output, "\"synthetic\": true"));

  write_file (place->folder, "plan.json", "{\"format\": 1}");
  g_assert_cmpint (run (bad_plan, NULL, &errors), ==, 3);
  g_assert_nonnull (strstr (errors, "plan.json"));
  g_assert_nonnull (strstr (errors, "/format"));
  g_clear_pointer (&errors, g_free);
  g_assert_cmpint (run (both, NULL, &errors), ==, 2);
}

#define WAITS                                                             \
  "date,series,value,note\n2020-01,a,10,\n2020-02,a,12,\n2020-03,a,11,\n" \
  "2020-01-01,\"b, or not\",5,x\n2020-02-01,\"b, or not\",,y\n"

static void
test_spc (Place *place, gconstpointer data)
{
  g_autofree char *file = g_build_filename (place->folder, "waits.csv", NULL);
  g_autofree char *picture = g_build_filename (place->output, "spc-a.svg", NULL);
  g_autofree char *points = g_build_filename (place->output, "points.csv", NULL);
  g_autofree char *output = NULL;
  g_autofree char *json = NULL;
  const char *const plain[] = {
    "spc", file,       "--improvement",           "decrease", "--target",
    "9",   "--rebase", "2020-03-01=a new clinic", "--output", place->output,
    NULL
  };
  const char *const as_json[] = { "spc", file, "--json", "--kind", "run", NULL };

  write_file (place->folder, "waits.csv", WAITS);
  g_assert_cmpint (run (plain, &output, NULL), ==, 0);
  g_assert_true (g_str_has_prefix (output, "series "));
  g_assert_nonnull (strstr (output, "\nb, or not "));
  g_assert_true (g_file_test (picture, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (points, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (as_json, &json, NULL), ==, 0);
  g_assert_true (g_str_has_prefix (json, "{\n  \"format\": \"balanced-spc-1\""));
  g_assert_nonnull (strstr (json, "\"value\": null"));
}

static void
test_spc_mistakes (Place *place, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *says;
  } cases[] = {
    { "", "the file is empty" },
    { "date\n", "column “value”: there is neither this" },
    { "value\n1\n", "line 1, column “date”: there is no such column" },
    { "date,value,value\n", "there are two of this name" },
    { "date,value\n2020-01-01,1\n2020-13-01,1\n", "line 3, column “date”: not a day" },
    { "date,value\n2020-01-01,1e999\n", "line 2, column “value”: not a number" },
    { "date,value\n2020-01-01,0x10\n", "line 2, column “value”: not a number" },
    { "date,value\n2020-01-01\n", "line 2: it has more or fewer fields" },
    { "date,value,series\n2020-01-01,1,\n", "line 2, column “series”: it is empty" },
    { "date,value\n2020-01-01,\"1\n", "never closed" },
  };
  static const char *const options[][2] = {
    { "--target", "many" },
    { "--rebase", "2020-01-01" },
    { "--rebase", "soon=a reason" },
    { "--kind", "pie" },
  };
  g_autofree char *file = g_build_filename (place->folder, "waits.csv", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *errors = NULL;

      write_file (place->folder, "waits.csv", cases[i].text);
      g_assert_cmpint (run ((const char *const[]){ "spc", file, NULL }, NULL, &errors), ==, 3);
      g_test_message ("%s", errors);
      g_assert_nonnull (strstr (errors, cases[i].says));
    }
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      const char *const line[] = { "spc", file, options[i][0], options[i][1], NULL };
      g_autofree char *errors = NULL;

      g_assert_cmpint (run (line, NULL, &errors), ==, 2);
      g_assert_true (g_str_has_prefix (errors, "balanced: --"));
    }
}

/* Two reviews of one area; figures about real children are not printed without a policy either. */
static void
test_compare (Place *place, gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autofree char *path = g_build_filename (place->output, "review.json", NULL);

  g_assert_cmpint (run ((const char *const[]){ "compare", place->folder, NULL }, NULL, &err), ==,
                   2);
  g_clear_pointer (&err, g_free);
  g_assert_cmpint (run ((const char *const[]){ "compare", place->folder, place->folder, NULL },
                        &out, NULL),
                   ==, 0);
  g_assert_nonnull (strstr (out, "What has changed in the review of Here"));

  write_file (place->folder, "episodes.csv", EPISODES);
  g_assert_cmpint (run ((const char *const[]){ "compare", place->folder, place->folder,
                                               "--as-at-before", "2020-05-31", "--as-at-after",
                                               "2020-12-31", NULL },
                        NULL, &err),
                   ==, 4);
  g_assert_nonnull (strstr (err, "--policy exact"));
  g_assert_cmpint (run ((const char *const[]){ "compare", place->folder, place->folder,
                                               "--as-at-before", "2020-05-31", "--as-at-after",
                                               "2020-12-31", "--output", place->output, "--policy",
                                               "exact", NULL },
                        NULL, NULL),
                   ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_pointer (&err, g_free);
  g_assert_cmpint (run ((const char *const[]){ "compare", place->folder, place->folder,
                                               "--as-at-before", "2020-12-31", "--as-at-after",
                                               "2020-05-31", "--policy", "exact", NULL },
                        NULL, &err),
                   ==, 3);
  g_assert_nonnull (strstr (err, "earlier day"));
}

/* Last year's review as it was written: the file, or its folder. */
static void
test_compare_written (Place *place, gconstpointer data)
{
  g_autofree char *file = g_build_filename (place->output, "review.json", NULL);
  const char *const places[] = { file, place->output };
  g_autofree char *errors = NULL;
  g_autofree char *written = NULL;

  write_file (place->folder, "episodes.csv", EPISODES);
  g_assert_cmpint (run ((const char *const[]){ "review", place->folder, "--as-at", "2020-05-31",
                                               "--period", "2020-01-01/2020-05-31", "--output",
                                               place->output, "--policy", "exact", NULL },
                        &written, NULL),
                   ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *text = NULL;

      g_assert_cmpint (run ((const char *const[]){ "compare", places[i], place->folder,
                                                   "--as-at-after", "2020-12-31", "--period-after",
                                                   "2020-06-01/2020-12-31", "--policy", "exact",
                                                   "--json", NULL },
                            &text, NULL),
                       ==, 0);
      g_assert_nonnull (strstr (text, "\"as_at\": \"2020-05-31\""));
      g_assert_nonnull (strstr (text, "\"compared_shares\""));
    }
  g_assert_cmpint (run ((const char *const[]){ "compare", file, place->folder, "--as-at-before",
                                               "2020-05-30", "--as-at-after", "2020-12-31", NULL },
                        NULL, &errors),
                   ==, 3);
  g_assert_nonnull (strstr (errors, "a day and a period of its own"));
  g_clear_pointer (&errors, g_free);
  write_file (place->output, "review.json", "{\n\"format\": \"balanced-review-1\"}");
  g_assert_cmpint (
    run ((const char *const[]){ "compare", file, place->folder, NULL }, NULL, &errors), ==, 3);
  g_assert_nonnull (strstr (errors, "Reading “review.json”, line 1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/command/help", test_help);
  g_test_add_func ("/command/misuse", test_misuse);
  g_test_add ("/command/check", Place, NULL, set_up, test_check, tear_down);
  g_test_add ("/command/explain", Place, NULL, set_up, test_explain, tear_down);
  g_test_add ("/command/area-alone", Place, NULL, set_up, test_area_alone, tear_down);
  g_test_add ("/command/compare", Place, NULL, set_up, test_compare, tear_down);
  g_test_add ("/command/compare-written", Place, NULL, set_up, test_compare_written, tear_down);
  g_test_add ("/command/policy", Place, NULL, set_up, test_policy, tear_down);
  g_test_add ("/command/synthesise", Place, NULL, set_up, test_synthesise, tear_down);
  g_test_add ("/command/date-order", Place, NULL, set_up, test_date_order, tear_down);
  g_test_add ("/command/wrong-days", Place, NULL, set_up, test_wrong_days, tear_down);
  g_test_add ("/command/spc", Place, NULL, set_up, test_spc, tear_down);
  g_test_add ("/command/spc-mistakes", Place, NULL, set_up, test_spc_mistakes, tear_down);

  return g_test_run ();
}
