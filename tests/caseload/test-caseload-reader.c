/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-reader.h"

#include <string.h>

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/framework/bal-framework.h"
#include "libbalanced/framework/bal-scheme.h"
#include "libbalanced/framework/bal-term.h"
#include "tests/support/bal-test-caseload.h"

#define HEADER "child_id,episode_id,strand,level,stage,agency,"
#define START "a,1,family,universal,intervention,slt,"

/* One rule of the schema: what is read, how many rows are kept, and what is said. */
typedef struct
{
  const char *name;
  BalCaseloadFile kind;
  const char *text;
  guint n_kept;
  guint n_rejected;
  const char *code;   /* NULL: nothing is said with this column */
  const char *column; /* of the finding; nullable */
  const char *order;  /* of dates; nullable */
} Rule;

#define EPISODE(name, column, value, kept, rejected, code, of)                                   \
  {                                                                                              \
    name, BAL_CASELOAD_FILE_EPISODES, HEADER column "\n" START value "\n", kept, rejected, code, \
      of, NULL                                                                                   \
  }
#define ORDERED(name, order, value, kept, rejected, code)                                     \
  {                                                                                           \
    name, BAL_CASELOAD_FILE_EPISODES, HEADER "start_date\n" START value "\n", kept, rejected, \
      code, "start_date", order                                                               \
  }
#define OTHER(name, kind, text, kept, rejected, code, of)                \
  {                                                                      \
    name, BAL_CASELOAD_FILE_##kind, text, kept, rejected, code, of, NULL \
  }

static const Rule rules[] = {
  /* Days. */
  EPISODE ("day/iso", "start_date", "2020-03-04", 1, 0, NULL, "start_date"),
  EPISODE ("day/with-time", "start_date", "2020-03-04T10:11:12", 1, 0, NULL, "start_date"),
  EPISODE ("day/unreadable",
           "start_date",
           "soon",
           0,
           1,
           "row-rejected-date-unreadable",
           "start_date"),
  EPISODE ("day/no-such-day",
           "start_date",
           "2021-02-29",
           0,
           1,
           "row-rejected-date-unreadable",
           "start_date"),
  EPISODE ("day/ambiguous",
           "start_date",
           "03/04/2020",
           0,
           1,
           "row-rejected-date-ambiguous",
           "start_date"),
  ORDERED ("day/dmy", "dmy", "31/12/2020", 1, 0, NULL),
  ORDERED ("day/mdy", "mdy", "12/31/2020", 1, 0, NULL),
  ORDERED ("day/dmy-wrong", "dmy", "12/31/2020", 0, 1, "row-rejected-date-unreadable"),
  ORDERED ("day/iso-in-dmy", "dmy", "2020-12-31", 1, 0, NULL),
  EPISODE ("day/first", "start_date", "1900-01-01", 1, 0, NULL, "start_date"),
  EPISODE ("day/last", "start_date", "2079-06-05", 1, 0, NULL, "start_date"),
  EPISODE ("day/too-early",
           "start_date",
           "1899-12-31",
           0,
           1,
           "row-rejected-day-out-of-range",
           "start_date"),
  EPISODE ("day/too-late",
           "start_date",
           "2079-06-06",
           0,
           1,
           "row-rejected-day-out-of-range",
           "start_date"),
  EPISODE ("day/missing", "start_date,requested_date", ",2020-01-01", 1, 0, NULL, "start_date"),
  EPISODE ("day/spaces-only",
           "start_date,requested_date",
           "  ,2020-01-01",
           1,
           0,
           NULL,
           "start_date"),

  /* Pairs of days. */
  EPISODE ("days/end-on-start",
           "start_date,end_date",
           "2020-01-02,2020-01-02",
           1,
           0,
           NULL,
           "end_date"),
  EPISODE ("days/end-before-start",
           "start_date,end_date",
           "2020-01-02,2020-01-01",
           0,
           1,
           "row-rejected-end-before-start",
           "end_date"),
  EPISODE ("days/closed-before-requested",
           "requested_date,closed_date",
           "2020-01-02,2020-01-01",
           0,
           1,
           "row-rejected-closed-before-requested",
           "closed_date"),
  EPISODE ("days/requested-after-start",
           "requested_date,start_date",
           "2020-01-02,2020-01-01",
           1,
           0,
           NULL,
           "start_date"),
  EPISODE ("days/none", "start_date", "", 1, 0, "no-dates", "start_date"),
  EPISODE ("days/end-without-start",
           "end_date",
           "2020-01-02",
           1,
           0,
           "end-without-start",
           "start_date"),

  /* Codes. */
  EPISODE ("code/unknown", "need_type", "XYZ", 0, 1, "row-rejected-unknown-code", "need_type"),
  EPISODE ("code/case", "need_type", "slcn", 1, 0, NULL, "need_type"),
  EPISODE ("code/spaces", "need_type", " SLCN ", 1, 0, NULL, "need_type"),
  EPISODE ("choice/unknown", "mode", "by pigeon", 0, 1, "row-rejected-unknown-code", "mode"),
  EPISODE ("choice/spelling", "grouping", "Whole-School", 1, 0, NULL, "grouping"),
  EPISODE ("choice/medium", "medium", "in person", 1, 0, NULL, "medium"),
  EPISODE ("choice/closed", "closed_reason", "aged_out", 1, 0, NULL, "closed_reason"),

  /* Counts. */
  EPISODE ("count/whole", "minutes", "30", 1, 0, NULL, "minutes"),
  EPISODE ("count/whole-with-point", "minutes", "30.0", 1, 0, NULL, "minutes"),
  EPISODE ("count/fraction", "minutes", "30.5", 0, 1, "row-rejected-not-a-count", "minutes"),
  EPISODE ("count/infinite", "minutes", "inf", 0, 1, "row-rejected-not-a-count", "minutes"),
  EPISODE ("count/overflow", "minutes", "1e400", 0, 1, "row-rejected-not-a-count", "minutes"),
  EPISODE ("count/words", "minutes", "half an hour", 0, 1, "row-rejected-not-a-count", "minutes"),
  EPISODE ("count/negative", "minutes", "-1", 0, 1, "row-rejected-not-a-count", "minutes"),
  EPISODE ("count/zero", "contacts_attended", "0", 1, 0, NULL, "contacts_attended"),
  EPISODE ("count/largest", "contacts_attended", "65534", 1, 0, NULL, "contacts_attended"),
  EPISODE ("count/too-large",
           "contacts_attended",
           "65535",
           0,
           1,
           "row-rejected-number-out-of-range",
           "contacts_attended"),
  EPISODE ("count/huge",
           "minutes",
           "99999999999999999999",
           0,
           1,
           "row-rejected-number-out-of-range",
           "minutes"),

  /* Values that are missing. */
  OTHER ("missing/child",
         EPISODES,
         "child_id,strand,level,stage,agency\n,family,universal,intervention,slt\n",
         0,
         1,
         "row-rejected-no-child",
         "child_id"),
  OTHER ("missing/strand",
         EPISODES,
         "child_id,strand,level,stage,agency\na,,universal,intervention,slt\n",
         1,
         0,
         "value-missing",
         "strand"),
  OTHER ("missing/level",
         EPISODES,
         "child_id,strand,level,stage,agency\na,family,,intervention,slt\n",
         1,
         0,
         "value-missing",
         "level"),
  OTHER ("missing/stage",
         EPISODES,
         "child_id,strand,level,stage,agency\na,family,universal,,slt\n",
         1,
         0,
         "value-missing",
         "stage"),
  OTHER ("missing/agency",
         EPISODES,
         "child_id,strand,level,stage,agency\na,family,universal,intervention,\n",
         1,
         0,
         "value-missing",
         "agency"),
  OTHER ("missing/words-are-text",
         EPISODES,
         "child_id,strand,level,stage,agency\nNULL,family,universal,intervention,N/A\n",
         1,
         0,
         NULL,
         "agency"),
  OTHER ("missing/identifier",
         EPISODES,
         "child_id,episode_id,strand,level,stage,agency\na,,family,universal,intervention,slt\n",
         1,
         0,
         "no-episode-identifiers",
         "episode_id"),

  /* Records. */
  OTHER ("record/short",
         EPISODES,
         "child_id,strand,level,stage,agency\na,family,universal,intervention\n",
         0,
         1,
         "row-rejected-fields",
         NULL),
  OTHER ("record/long",
         EPISODES,
         "child_id,strand,level,stage,agency\na,family,universal,intervention,slt,more\n",
         0,
         1,
         "row-rejected-fields",
         NULL),
  OTHER ("record/quotes",
         EPISODES,
         "child_id,strand,level,stage,agency\na,family,universal,intervention,\"s\"lt\n",
         0,
         1,
         "row-rejected-quotes",
         NULL),
  OTHER ("record/encoding",
         EPISODES,
         "child_id,strand,level,stage,agency\na,family,universal,intervention,caf\xe9\n",
         0,
         1,
         "row-rejected-encoding",
         "agency"),
  OTHER ("record/unknown-column",
         EPISODES,
         "child_id,strand,level,stage,agency,mood\na,family,universal,intervention,slt,good\n",
         1,
         0,
         "column-unknown",
         "mood"),
  OTHER ("record/repeated",
         EPISODES,
         "child_id,episode_id,strand,level,stage,agency\n"
         "a,7,family,universal,intervention,slt\na,7,family,universal,intervention,slt\n",
         1,
         1,
         "row-repeated",
         "episode_id"),
  OTHER ("record/contradicting",
         EPISODES,
         "child_id,episode_id,strand,level,stage,agency\n"
         "a,7,family,universal,intervention,slt\nb,7,family,universal,intervention,slt\n",
         1,
         1,
         "row-rejected-repeated-episode",
         "episode_id"),
  OTHER ("record/contradicting-text",
         EPISODES,
         "child_id,episode_id,strand,level,stage,agency\n"
         "a,e-7,family,universal,intervention,slt\na,e-7,family,targeted,intervention,slt\n",
         1,
         1,
         "row-rejected-repeated-episode",
         "episode_id"),
  OTHER ("record/same-identifier-of-two-sources",
         EPISODES,
         "child_id,episode_id,source,strand,level,stage,agency\n"
         "a,7,x,family,universal,intervention,slt\na,7,y,family,universal,intervention,slt\n",
         2,
         0,
         NULL,
         "episode_id"),

  /* Children. */
  OTHER ("children/birth-month",
         CHILDREN,
         "child_id,date_of_birth\na,2015-09\n",
         1,
         0,
         "birth-month-only",
         "date_of_birth"),
  OTHER ("children/birth-day",
         CHILDREN,
         "child_id,date_of_birth\na,2015-09-01\n",
         1,
         0,
         NULL,
         "date_of_birth"),
  OTHER ("children/birth-unreadable",
         CHILDREN,
         "child_id,date_of_birth\na,2015-13\n",
         0,
         1,
         "row-rejected-date-unreadable",
         "date_of_birth"),
  OTHER ("children/decile", CHILDREN, "child_id,idaci_decile\na,10\n", 1, 0, NULL, "idaci_decile"),
  OTHER ("children/decile-zero",
         CHILDREN,
         "child_id,idaci_decile\na,0\n",
         0,
         1,
         "row-rejected-number-out-of-range",
         "idaci_decile"),
  OTHER ("children/observed",
         CHILDREN,
         "child_id,observed_from,observed_to\na,2020-01-02,2020-01-01\n",
         0,
         1,
         "row-rejected-end-before-start",
         "observed_to"),
  OTHER ("children/repeated",
         CHILDREN,
         "child_id,sex\na,F\na,F\n",
         1,
         1,
         "row-repeated",
         "child_id"),
  OTHER ("children/contradicting",
         CHILDREN,
         "child_id,sex\na,F\na,M\n",
         1,
         1,
         "row-rejected-repeated-child",
         "child_id"),

  /* Needs and statuses. */
  OTHER ("needs/kept",
         NEEDS,
         "child_id,from_date,need_type,need_rank\na,2020-01-01,SLCN,1\n",
         1,
         0,
         NULL,
         "need_type"),
  OTHER ("needs/no-start",
         NEEDS,
         "child_id,from_date,need_type\na,,SLCN\n",
         0,
         1,
         "row-rejected-value-missing",
         "from_date"),
  OTHER ("needs/no-type",
         NEEDS,
         "child_id,from_date,need_type\na,2020-01-01,\n",
         0,
         1,
         "row-rejected-value-missing",
         "need_type"),
  OTHER ("needs/end-before-start",
         NEEDS,
         "child_id,from_date,to_date,need_type\na,2020-01-02,2020-01-01,SLCN\n",
         0,
         1,
         "row-rejected-end-before-start",
         "to_date"),
  OTHER ("statuses/kept",
         STATUSES,
         "child_id,status,value,from_date\na,sen_provision,E,2020-01-01\n",
         1,
         0,
         NULL,
         "value"),
  OTHER ("statuses/no-value",
         STATUSES,
         "child_id,status,value,from_date\na,sen_provision,,2020-01-01\n",
         0,
         1,
         "row-rejected-value-missing",
         "value"),
};

static void
test_rule (gconstpointer data)
{
  const Rule *rule = data;
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "date-order",
                  rule->order != NULL ? rule->order : "iso", NULL);
  g_autoptr (BalCaseload) caseload = bal_test_read_caseload (rule->kind, rule->text, options);

  g_assert_cmpint (bal_test_count_rows (caseload, "kept"), ==, rule->n_kept);
  g_assert_cmpint (bal_test_count_rows (caseload, "rejected"), ==, rule->n_rejected);
  g_assert_cmpint (bal_test_count_rows (caseload, "read"), ==, rule->n_kept + rule->n_rejected);
  if (rule->kind == BAL_CASELOAD_FILE_EPISODES)
    g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, rule->n_kept);
  if (rule->code != NULL)
    g_assert_true (bal_test_says (caseload, rule->code, rule->column));
  else
    g_assert_false (bal_test_says (caseload, NULL, rule->column));
}

#define COLUMNS "child_id,episode_id,strand,level,stage,agency,start_date\n"
#define ROW_A "a,1,family,universal,intervention,slt,2020-01-01"
#define ROW_B "b,2,family,targeted,intervention,ot,2020-01-02"

/* Other ways of writing the same file. */
static void
test_forms (void)
{
  static const char *const forms[] = {
    COLUMNS ROW_A "\n" ROW_B "\n",
    COLUMNS ROW_A "\n" ROW_B,
    COLUMNS ROW_B "\n" ROW_A "\n",
    "\xef\xbb\xbf" COLUMNS ROW_A "\n" ROW_B "\n",
    "child_id,episode_id,strand,level,stage,agency,start_date\r\n" ROW_A "\r\n" ROW_B "\r\n",
    COLUMNS "\n\n" ROW_A "\n\n" ROW_B "\n\n",
    "Child ID,EPISODE-ID,Strand,Level,Stage,Agency,Start Date\n" ROW_A "\n" ROW_B "\n",
    "\"child_id\",episode_id,strand,level,stage,agency,start_date\n"
    "\"a\",1,\"family\",universal,intervention,slt,\"2020-01-01\"\n" ROW_B "\n",
    COLUMNS "a,1,FS,U,INT,slt,2020-01-01\nb,2,family-support,T,intervention,ot,2020-01-02\n",
    COLUMNS " a ,1,family,universal,intervention,slt ,2020-01-01\n" ROW_B "\n",
  };
  g_autoptr (BalCaseload) first =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, forms[0], NULL);

  for (guint i = 1; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (BalCaseload) other =
        bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, forms[i], NULL);

      g_assert_cmpint (bal_test_count_rows (other, "kept"), ==, 2);
      g_assert_cmpstr (bal_caseload_get_digest (other), ==, bal_caseload_get_digest (first));
    }
}

static void
test_digest_differs (void)
{
  g_autoptr (BalCaseload) one =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, COLUMNS ROW_A "\n", NULL);
  g_autoptr (BalCaseload) two =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, COLUMNS ROW_B "\n", NULL);

  g_assert_cmpstr (bal_caseload_get_digest (one), !=, bal_caseload_get_digest (two));
}

static void
test_quoted (void)
{
  g_autoptr (BalCaseload) caseload = bal_test_read_caseload (
    BAL_CASELOAD_FILE_EPISODES,
    COLUMNS "\"line\none, \"\"said\"\"\",1,family,universal,intervention,slt,2020-01-01\n" ROW_B
            "\nc,3,nowhere,universal,intervention,slt,2020-01-01\n",
    NULL);
  BalFindings *findings = bal_caseload_get_findings (caseload);
  g_autoptr (BalFinding) finding = bal_findings_lookup (findings, "row-rejected-unknown-code");

  g_assert_cmpint (bal_test_count_rows (caseload, "kept"), ==, 2);
  g_assert_cmpstr (bal_caseload_get_child_id (caseload, 1), ==, "line\none, \"said\"");
  /* Numbers of records, not of lines. */
  g_assert_cmpuint (bal_finding_get_row (finding, 0), ==, 3);
}

static void
test_encoding (void)
{
  const char *text = COLUMNS "Zo\xeb,1,family,universal,intervention,caf\xe9,2020-01-01\n";
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "encoding", "WINDOWS-1252", NULL);
  g_autoptr (BalCaseloadOptions) unknown =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "encoding", "KLINGON-8", NULL);
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, options);
  g_autoptr (BalCaseload) undeclared =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, NULL);
  g_autoptr (GError) error = bal_test_read_error (BAL_CASELOAD_FILE_EPISODES, text, unknown);

  g_assert_cmpstr (bal_caseload_get_child_id (caseload, 0), ==, "Zo\xc3\xab");
  g_assert_cmpint (bal_test_count_rows (undeclared, "rejected"), ==, 1);
  g_assert_true (bal_test_says (undeclared, "row-rejected-encoding", "child_id"));
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION);
}

static void
test_zones (void)
{
  /* In summer London is an hour ahead: late in the evening there it is the next day. */
  const char *text = COLUMNS "a,1,family,universal,intervention,slt,2020-06-30T23:30:00Z\n"
                             "a,2,family,universal,intervention,slt,2020-01-31T23:30:00Z\n"
                             "a,3,family,universal,intervention,slt,2020-07-01T00:30:00+02:00\n"
                             "a,4,family,universal,intervention,slt,2020-06-30T23:30:00\n";
  static const gint32 expected[] = { 18292, 18443, 18443, 18444 };
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, NULL);
  const BalEpisodes *episodes = bal_caseload_get_episodes (caseload);

  g_assert_cmpuint (episodes->n_rows, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (bal_episodes_to_day (episodes->start[i]), ==, expected[i]);
}

/* What stops the reading. */
typedef struct
{
  const char *name;
  const char *text;
  int code;
  gboolean of_data; /* the domain of the code, or of caseloads */
  const char *says;
} Stop;

static const Stop stops[] = {
  { "empty", "", BAL_DATA_ERROR_TRUNCATED, TRUE, "names of the columns" },
  { "bom-only", "\xef\xbb\xbf", BAL_DATA_ERROR_TRUNCATED, TRUE, "names of the columns" },
  { "column", "child_id,strand,level,stage\n", BAL_CASELOAD_ERROR_MISSING_COLUMN, FALSE, "agency" },
  { "twice", "child_id,Child-ID\n", BAL_DATA_ERROR_DUPLICATE_KEY, TRUE, "columns 1 and 2" },
  { "unclosed", COLUMNS ROW_A "\n\"b,2\n\n", BAL_DATA_ERROR_TRUNCATED, TRUE, "line 3" },
  { "header", "child_id,\xff\n", BAL_DATA_ERROR_ENCODING, TRUE, "column 2" },
  { "mixed",
    "child_id,source,strand,level,stage,agency\na,synthetic,family,universal,intervention,slt\n"
    "b,trust,family,universal,intervention,slt\n",
    BAL_CASELOAD_ERROR_MIXED_SOURCES, FALSE, "synthetic" },
};

static void
test_stop (gconstpointer data)
{
  const Stop *stop = data;
  g_autoptr (GError) error = bal_test_read_error (BAL_CASELOAD_FILE_EPISODES, stop->text, NULL);

  GQuark domain = stop->of_data ? BAL_DATA_ERROR : BAL_CASELOAD_ERROR;

  g_assert_error (error, domain, stop->code);
  g_assert_nonnull (strstr (error->message, stop->says));
}

static void
test_failed_reader (void)
{
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("", 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalCaseload) caseload = NULL;

  g_assert_false (bal_caseload_reader_read_bytes (reader, BAL_CASELOAD_FILE_EPISODES, bytes, "file",
                                                  NULL, &error));
  g_clear_error (&error);
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_error (error, BAL_ERROR, BAL_ERROR_INVALID_ARGUMENT);
  g_assert_null (caseload);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("child_id,strand,level,stage,agency,role\n");
  g_autoptr (BalCaseload) full = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 255; i++)
    g_string_append_printf (text, "a,family,universal,intervention,slt,role %u\n", i);
  full = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text->str, NULL);
  g_assert_cmpint (bal_test_count_rows (full, "kept"), ==, 255);

  g_string_append (text, "a,family,universal,intervention,slt,one more\n");
  error = bal_test_read_error (BAL_CASELOAD_FILE_EPISODES, text->str, NULL);
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_LIMIT);
  g_assert_nonnull (strstr (error->message, "255 roles"));
}

static void
test_long_fields (void)
{
  g_autofree char *field = g_strnfill (2 << 20, 'x');
  g_autofree char *text = g_strconcat (COLUMNS, field, ROW_A "\n", NULL);
  g_autofree char *commas = g_strnfill (5000, ',');
  g_autoptr (GError) error = bal_test_read_error (BAL_CASELOAD_FILE_EPISODES, text, NULL);
  g_autoptr (GError) other = bal_test_read_error (BAL_CASELOAD_FILE_EPISODES, commas, NULL);

  g_assert_error (error, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_assert_error (other, BAL_DATA_ERROR, BAL_DATA_ERROR_SYNTAX);
}

/* Names of children never stand in what is said about them. */
static void
test_confidential (void)
{
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES,
                            COLUMNS "Mildred,77123,nowhere,universal,intervention,slt,soon\n"
                                    "Mildred,77124,family,universal,intervention,slt,2020-01-01\n"
                                    "Mildred,77124,family,targeted,intervention,slt,2020-01-01\n",
                            NULL);
  GListModel *findings = G_LIST_MODEL (bal_caseload_get_findings (caseload));

  g_assert_cmpuint (g_list_model_get_n_items (findings), >=, 3);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

      g_assert_null (strstr (message, "Mildred"));
      g_assert_null (strstr (message, "7712"));
      g_assert_null (strstr (message, "nowhere"));
    }
}

static void
test_bounds (void)
{
  const char *text = "child_id,source,strand,level,stage,agency\n"
                     "a,x,family,universal,intervention,slt\n"
                     "b,x,family,universal,intervention,slt\n"
                     "a,y,family,universal,intervention,slt\n";
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "same-ids", TRUE, NULL);
  g_autoptr (BalCaseload) apart = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, NULL);
  g_autoptr (BalCaseload) linked =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, options);
  g_autoptr (BalFinding) finding =
    bal_findings_lookup (bal_caseload_get_findings (apart), "sources-not-linked");
  double least = 0;
  double most = 0;

  g_assert_cmpuint (bal_caseload_get_n_children (apart), ==, 3);
  g_assert_cmpuint (bal_caseload_get_n_children (linked), ==, 2);
  g_assert_true (bal_finding_get_figure (finding, "at-least", &least));
  g_assert_true (bal_finding_get_figure (finding, "at-most", &most));
  g_assert_cmpfloat (least, ==, 2);
  g_assert_cmpfloat (most, ==, 3);
  g_assert_null (bal_findings_lookup (bal_caseload_get_findings (linked), "sources-not-linked"));
}

static void
test_synthetic (void)
{
  g_autoptr (BalCaseload) synthetic = bal_test_read_caseload (
    BAL_CASELOAD_FILE_EPISODES,
    "child_id,source,strand,level,stage,agency\nSYN1,synthetic,family,universal,intervention,s\n",
    NULL);
  g_autoptr (BalCaseload) real =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, COLUMNS ROW_A "\n", NULL);

  g_assert_true (bal_caseload_get_synthetic (synthetic));
  g_assert_true (bal_test_says (synthetic, "synthetic-data", NULL));
  g_assert_false (bal_test_says (real, "synthetic-data", NULL));
  g_assert_false (bal_caseload_get_synthetic (real));
}

static void
test_corrections (void)
{
  const char *text =
    COLUMNS ROW_A "\na,1,family,specialist,intervention,slt,2019-01-01\n" ROW_B "\n" ROW_B "\n";
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "corrections", TRUE, NULL);
  g_autoptr (BalCaseload) caseload =
    bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, text, options);

  g_assert_cmpint (bal_test_count_rows (caseload, "read"), ==, 4);
  g_assert_cmpint (bal_test_count_rows (caseload, "kept"), ==, 2);
  g_assert_cmpint (bal_test_count_rows (caseload, "rejected"), ==, 2);
  g_assert_cmpint (bal_test_count_rows (caseload, "corrected"), ==, 1);
  g_assert_cmpint (bal_test_count_rows (caseload, "repeated"), ==, 1);
  g_assert_cmpint (bal_episodes_get_level (bal_caseload_get_episodes (caseload), 0), ==, 2);
}

/* Which of two rows of one identifier comes first in the file makes no difference. */
static void
test_contradiction_is_fair (void)
{
  const char *other = "a,1,family,specialist,intervention,slt,2019-01-01\n";
  g_autofree char *one_text = g_strconcat (COLUMNS ROW_A "\n", other, NULL);
  g_autofree char *two_text = g_strconcat (COLUMNS, other, ROW_A "\n", NULL);
  g_autoptr (BalCaseload) one = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, one_text, NULL);
  g_autoptr (BalCaseload) two = bal_test_read_caseload (BAL_CASELOAD_FILE_EPISODES, two_text, NULL);

  g_assert_cmpint (bal_test_count_rows (one, "kept"), ==, 1);
  g_assert_cmpstr (bal_caseload_get_digest (one), ==, bal_caseload_get_digest (two));
}

static void
test_compare_files (void)
{
  const char *texts[4] = {
    [BAL_CASELOAD_FILE_CHILDREN] = "child_id,date_of_birth\na,2021-01-01\nc,2010-01-01\n",
    [BAL_CASELOAD_FILE_EPISODES] = COLUMNS ROW_A "\n" ROW_B "\n",
  };
  g_autoptr (BalCaseload) caseload = bal_test_read_files (texts, NULL);

  g_assert_cmpuint (bal_caseload_get_n_children (caseload), ==, 3);
  g_assert_true (bal_test_says (caseload, "born-after-first-episode", "date_of_birth"));
  g_assert_true (bal_test_says (caseload, "child-not-listed", "child_id"));
}

/* Documents are checked when they are read; what is put together is checked here. */
static void
test_levels_without_band (void)
{
  static const char csv[] = HEADER "start_date\n"
                                   "a,1,family,none,intervention,slt,2020-01-01\n";
  g_autoptr (BalFramework) words = bal_framework_get_default ();
  g_autoptr (GListStore) terms = g_list_store_new (BAL_TYPE_TERM);
  g_autoptr (BalTerm) term = g_object_new (BAL_TYPE_TERM, "code", "none", NULL);
  g_autoptr (BalTerm) without_code = g_object_new (BAL_TYPE_TERM, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (GError) error = NULL;

  g_list_store_append (terms, term);
  g_list_store_append (terms, without_code);

  g_autoptr (BalScheme) levels = g_object_new (BAL_TYPE_SCHEME, "terms", terms, NULL);
  g_autoptr (BalFramework) framework =
    g_object_new (BAL_TYPE_FRAMEWORK, "strands", bal_framework_get_strands (words), "stages",
                  bal_framework_get_stages (words), "levels", levels, NULL);
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "framework", framework, NULL);
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (BalCaseload) caseload = NULL;

  g_assert_true (
    bal_caseload_reader_read_bytes (reader, BAL_CASELOAD_FILE_EPISODES, bytes, "e", NULL, &error));
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_error (error, BAL_CASELOAD_ERROR, BAL_CASELOAD_ERROR_BAD_OPTION);
  g_assert_null (caseload);
}

/* Names come from outside: a name that is not UTF-8 must still be a name in tables. */
static void
test_odd_name (void)
{
  static const char csv[] = HEADER "start_date\n" START "2020-01-01\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (NULL);
  g_autoptr (BalCaseload) caseload = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (bal_caseload_reader_read_bytes (reader, BAL_CASELOAD_FILE_EPISODES, bytes,
                                                 "caf\xe9", NULL, &error));
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *path = g_strdup_printf ("/caseload-reader/rule/%s", rules[i].name);
      g_test_add_data_func (path, &rules[i], test_rule);
    }
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    {
      g_autofree char *path = g_strdup_printf ("/caseload-reader/stop/%s", stops[i].name);
      g_test_add_data_func (path, &stops[i], test_stop);
    }
  g_test_add_func ("/caseload-reader/forms", test_forms);
  g_test_add_func ("/caseload-reader/digest-differs", test_digest_differs);
  g_test_add_func ("/caseload-reader/quoted", test_quoted);
  g_test_add_func ("/caseload-reader/encoding", test_encoding);
  g_test_add_func ("/caseload-reader/zones", test_zones);
  g_test_add_func ("/caseload-reader/failed", test_failed_reader);
  g_test_add_func ("/caseload-reader/limits", test_limits);
  g_test_add_func ("/caseload-reader/long-fields", test_long_fields);
  g_test_add_func ("/caseload-reader/confidential", test_confidential);
  g_test_add_func ("/caseload-reader/bounds", test_bounds);
  g_test_add_func ("/caseload-reader/synthetic", test_synthetic);
  g_test_add_func ("/caseload-reader/corrections", test_corrections);
  g_test_add_func ("/caseload-reader/contradiction-is-fair", test_contradiction_is_fair);
  g_test_add_func ("/caseload-reader/compare-files", test_compare_files);
  g_test_add_func ("/caseload-reader/levels-without-band", test_levels_without_band);
  g_test_add_func ("/caseload-reader/odd-name", test_odd_name);
  return g_test_run ();
}
