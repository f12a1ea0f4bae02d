/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-caseload-reader.h"

#include "libbalanced/caseload/bal-caseload-private.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"

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

static BalCaseload *
read_text (BalCaseloadFile kind, const char *text, gssize length, BalCaseloadOptions *options)
{
  g_autoptr (BalCaseloadReader) reader = bal_caseload_reader_new (options);
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  BalCaseload *caseload;

  bal_caseload_reader_read_bytes (reader, kind, bytes, "file", NULL, &error);
  g_assert_no_error (error);
  caseload = bal_caseload_reader_end (reader, &error);
  g_assert_no_error (error);
  return caseload;
}

static gint64
get_count (BalCaseload *caseload, const char *name)
{
  BalColumn *column = bal_table_lookup_column (bal_caseload_get_reconciliation (caseload), name);
  gint64 sum = 0;

  for (guint64 row = 0; row < bal_column_get_n_rows (column); row++)
    sum += bal_column_get_int64 (column, row);
  return sum;
}

static gboolean
says (BalCaseload *caseload, const char *code, const char *column)
{
  GListModel *findings = G_LIST_MODEL (bal_caseload_get_findings (caseload));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);
      gboolean same_code = code == NULL || g_str_equal (bal_finding_get_code (finding), code);

      if (same_code && g_strcmp0 (bal_finding_get_column (finding), column) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_rule (gconstpointer data)
{
  const Rule *rule = data;
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "date-order",
                  rule->order != NULL ? rule->order : "iso", NULL);
  g_autoptr (BalCaseload) caseload = read_text (rule->kind, rule->text, -1, options);

  g_assert_cmpint (get_count (caseload, "kept"), ==, rule->n_kept);
  g_assert_cmpint (get_count (caseload, "rejected"), ==, rule->n_rejected);
  g_assert_cmpint (get_count (caseload, "read"), ==, rule->n_kept + rule->n_rejected);
  if (rule->kind == BAL_CASELOAD_FILE_EPISODES)
    g_assert_cmpuint (bal_caseload_get_n_episodes (caseload), ==, rule->n_kept);
  if (rule->code != NULL)
    g_assert_true (says (caseload, rule->code, rule->column));
  else
    g_assert_false (says (caseload, NULL, rule->column));
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
  return g_test_run ();
}
