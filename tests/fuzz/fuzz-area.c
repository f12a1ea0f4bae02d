/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

/* Any bytes are refused with a clear error, or give an area that can be checked and written:
 * whatever is wrong with what it says is a finding, about something that can be found. */

#include "tests/fuzz/bal-fuzz.h"

#include <string.h>

#include "libbalanced/area/bal-area-check.h"
#include "libbalanced/core/bal-column.h"
#include "libbalanced/core/bal-error.h"
#include "libbalanced/core/bal-finding.h"
#include "libbalanced/core/bal-findings.h"
#include "libbalanced/core/bal-table.h"

/* 28 February 2021. */
#define AS_AT 18686

#define MAX_CHANGES 6

static BalArea *
read_area (const void *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return bal_area_new_from_bytes (bytes, "fuzz.json", error);
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == BAL_DOCUMENT_ERROR || error->domain == BAL_ERROR);
  g_assert_true (g_str_has_prefix (error->message, "Reading "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_finding (BalArea *area, BalFinding *finding)
{
  const char *subject = bal_finding_get_subject (finding);
  g_autofree char *message = bal_finding_dup_message (finding, NULL, NULL);

  g_assert_nonnull (message);
  g_assert_nonnull (subject);
  g_assert_cmpuint (bal_finding_get_count (finding), >, 0);
  if (!g_str_has_prefix (subject, "/framework/"))
    g_assert_nonnull (bal_area_lookup_item (area, subject));
}

/* Narrower bounds lie within the others, and both are possible. */
static void
check_unions (BalTable *unions)
{
  BalColumn *low = bal_table_lookup_column (unions, "union_low");
  BalColumn *high = bal_table_lookup_column (unions, "union_high");
  BalColumn *narrowed_low = bal_table_lookup_column (unions, "narrowed_union_low");
  BalColumn *narrowed_high = bal_table_lookup_column (unions, "narrowed_union_high");

  for (guint64 i = 0; i < bal_table_get_n_rows (unions); i++)
    {
      g_assert_cmpint (bal_column_get_int64 (low, i), <=, bal_column_get_int64 (narrowed_low, i));
      g_assert_cmpint (bal_column_get_int64 (narrowed_high, i), <=, bal_column_get_int64 (high, i));
      g_assert_cmpint (bal_column_get_int64 (narrowed_low, i), <=,
                       bal_column_get_int64 (narrowed_high, i));
    }
}

static void
check_result (BalArea *area)
{
  g_autoptr (BalAreaCheck) check = bal_area_check_new (area, AS_AT);
  g_autoptr (BalResult) result = bal_area_check_run (check);
  GListModel *findings = G_LIST_MODEL (bal_result_get_findings (result));
  GListModel *tables = bal_result_get_tables (result);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (BalFinding) finding = g_list_model_get_item (findings, i);

      check_finding (area, finding);
    }
  for (guint i = 0; i < g_list_model_get_n_items (tables); i++)
    {
      g_autoptr (BalTable) table = g_list_model_get_item (tables, i);
      g_autofree char *csv = bal_table_to_csv (table);

      g_assert_true (g_utf8_validate (csv, -1, NULL));
    }
  check_unions (bal_result_lookup_table (result, "unions"));
}

static void
check_writing (BalArea *area)
{
  g_autofree char *first = bal_area_to_json (area);
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) again = read_area (first, strlen (first), &error);
  g_autofree char *second = NULL;

  g_assert_no_error (error);
  g_assert_true (bal_item_equal (BAL_ITEM (area), BAL_ITEM (again)));
  second = bal_area_to_json (again);
  g_assert_cmpstr (first, ==, second);
}

static void
run_text (const void *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BalArea) area = read_area (data, size, &error);

  if (area == NULL)
    {
      check_error (error);
      return;
    }

  check_result (area);
  check_writing (area);
}

/* Most changes of single bytes spoil the JSON, and the check sees nothing of them. So each input is
 * also taken as the seed of changes to the values of a good document, which then is JSON still. */
static const char *const template_lines[] = {
  "{",
  "'code':'x',",
  "'name':'X',",
  "'populations':[",
  "{'code':'a','label':'A','kind':'caseload'},",
  "{'code':'b','label':'B','kind':'caseload'},",
  "{'code':'p','label':'P','kind':'status'}",
  "],",
  "'figures':[",
  "{'code':'fa','label':'A','value':12,'unit':'children','population':'a'},",
  "{'code':'fb','label':'B','value':11,'unit':'children','population':'b',",
  "'date':'2020-02'},",
  "{'code':'fp','label':'P','value':19,'unit':'children','population':'p',",
  "'date':'2021-02-28'},",
  "{'code':'fw','label':'W','value':{'qualifier':'word','word':'some'}},",
  "{'code':'fr','label':'R','value':{'low':1,'high':9},'comparator':'C'}",
  "],",
  "'relations':[",
  "{'code':'r','kind':'subset','part':'fa','whole':'fp','published_percent':63,",
  "'decimals':0},",
  "{'code':'s','kind':'overlap','part':'fb','whole':'fp','extent':{'qualifier':'word',",
  "'word':'most'}},",
  "{'code':'t','kind':'disjoint','part':'fb','whole':'fa'},",
  "{'code':'u','kind':'change','part':'fa','whole':'fb'},",
  "{'code':'v','kind':'ratio','part':'fa','whole':'fp'}",
  "],",
  "'measures':[",
  "{'code':'m','name':'M','polarity':'increase','unit':'percent','decimals':1,",
  "'quadrant':'quality-effort','frequency':'year','series':[{'code':'s','label':'S',",
  "'points':[{'start':'2019-01-01','end':'2019-12-31','numerator':139,'denominator':142,",
  "'published':97.9},{'start':'2020-01-01','end':'2020-12-31','numerator':0,",
  "'denominator':0}]}]},",
  "{'code':'n','name':'N','later':[1,0.1]}",
  "],",
  "'declared_counts':[",
  "{'what':'actions','count':3},",
  "{'what':'focus_areas','count':1}",
  "],",
  "'agencies':[",
  "{'code':'n','name':'N'},",
  "{'code':'m','name':'M','aliases':['MM']}",
  "],",
  "'focus_areas':[",
  "{'code':'f','number':1,'title':'F','actions':[{'code':'a','title':'A',",
  "'printings':[{'list':'t','number':1},{'list':'u','number':2,'position':2,'title':'F'}],",
  "'addressees':['n','m'],'evidence_from':['m']},{'code':'b','title':'B',",
  "'printings':[{'list':'t','number':2,'title':'b'},{'list':'u','number':1,'position':1,",
  "'title':'c'}],'sub_actions':[{'code':'c','title':'C'}]}]}",
  "],",
  "'sources':[",
  "{'code':'s','title':'S','start':'2020-11'}",
  "],",
  "'settings':[",
  "{'code':'h','name':'H','place':'home'}",
  "],",
  "'provisions':[",
  "{'code':'p','name':'P','agency':'n','cells':[{'strand':'FS','level':'T',",
  "'reading':'inferred'},{'level':'U'}],'roles':['senco'],'settings':['h'],",
  "'stages':['INT'],'mode':'direct','requires':['q'],'start':'2020','end':'2021-01',",
  "'source':'s'},",
  "{'code':'q','name':'Q','gap':true,'cells':[{'strand':'workforce'}],'age_from_months':0,",
  "'age_to_months':60,'capacity':{'state':'missing'}},",
  "{'code':'q','name':'R','status':'planned','funded':'no'}",
  "],",
  "'offers':[",
  "{'code':'o','agency':'n','level':'targeted','definition':'undefined','scope':'N'},",
  "{'code':'d','agency':'n','level':'U','definition':'defined','lead':'n'}",
  "],",
  "'responsibilities':[",
  "{'code':'r','agency':'n','statement':'R'}",
  "],",
  "'boundaries':[",
  "{'code':'g','kind':'gap','statement':'G','responsibilities':['r'],'reading':'stated'},",
  "{'code':'h','kind':'overlap','statement':'H','reading':'inferred'}",
  "]",
  "}",
  NULL,
};

static const char *const texts[] = {
  "\"\"",     "\"n\"",        "\"m\"",        "\"fa\"",      "\"fb\"",       "\"fp\"",
  "\"a\"",    "\"b\"",        "\"p\"",        "\"q\"",       "\"subset\"",   "\"overlap\"",
  "\"some\"", "\"majority\"", "\"children\"", "\"2021-02\"", "\"targeted\"", "\"U\"",
  "\"t\"",    "\"u\"",        "\"percent\"",  "\"actions\"", "\"caseload\"", "\"disjoint\"",
};

static const char *const numbers[] = {
  "0",   "1",  "-1", "2",    "11",    "12", "19",        "9223372036854775807",
  "0.5", "30", "3",  "1e15", "1e300", "-0", "123456789", "-9223372036854775808",
};

static const char *const others[] = {
  "null",
  "true",
  "[]",
  "{}",
  "{\"state\":\"suppressed\"}",
  "{\"value\":7,\"qualifier\":\"at_least\"}",
  "{\"low\":0,\"high\":5}",
  "\"2021-02-28\"",
};

/* The pieces of the document; the values among them can be changed. */
static GPtrArray *
split_template (void)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = g_strjoinv ("", (char **) template_lines);
  const char *position = g_strdelimit (text, "'", '"');

  while (*position != '\0')
    {
      gsize length = 1;

      if (*position == '"')
        length = (gsize) (strchr (position + 1, '"') - position) + 1;
      else if (g_ascii_isalnum (*position))
        length = strspn (position, "0123456789.truefalse");
      g_ptr_array_add (pieces, g_strndup (position, length));
      position += length;
    }

  return pieces;
}

static gboolean
is_value (GPtrArray *pieces, guint i)
{
  const char *piece = g_ptr_array_index (pieces, i);
  const char *next = i + 1 < pieces->len ? g_ptr_array_index (pieces, i + 1) : "";

  return (*piece == '"' || g_ascii_isdigit (*piece)) && *next != ':';
}

static const char *
choose (const char *piece, guint32 choice)
{
  if (choice % 8 == 0)
    return others[choice / 8 % G_N_ELEMENTS (others)];
  if (*piece == '"')
    return texts[choice % G_N_ELEMENTS (texts)];

  return numbers[choice % G_N_ELEMENTS (numbers)];
}

static void
run_changed (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) pieces = split_template ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GRand) random = g_rand_new_with_seed (g_bytes_hash (bytes));
  const int n_changes = g_rand_int_range (random, 1, MAX_CHANGES + 1);

  for (int i = 0; i < n_changes;)
    {
      const guint place = (guint) g_rand_int_range (random, 0, (gint32) pieces->len);
      char **piece = (char **) &g_ptr_array_index (pieces, place);

      if (is_value (pieces, place))
        {
          const char *chosen = choose (*piece, g_rand_int (random));

          g_free (*piece);
          *piece = g_strdup (chosen);
          i++;
        }
    }
  for (guint i = 0; i < pieces->len; i++)
    g_string_append (text, g_ptr_array_index (pieces, i));
  run_text (text->str, text->len);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  run_text (data, size);
  run_changed (data, size);

  return 0;
}
