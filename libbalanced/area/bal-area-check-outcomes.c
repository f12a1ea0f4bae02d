/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-outcome-linter-private.h"
#include "libbalanced/area/bal-setting.h"
#include "libbalanced/base/bal-day-private.h"
#include "libbalanced/statistics/bal-interval-private.h"

/* Statements of outcomes: what each leaves open, and how many are functional and led by families.
 */

#define CONFIDENCE 0.95

enum
{
  STATEMENT,
  AGENCY,
  DOCUMENT,
  AIM,
  FUNCTIONAL,
  PLACE,
  FAMILY_LED,
  FAMILY_VALUED,
  PRIORITY,
  PRIORITY_DAY,
  DUE_DAY,
  REVIEW_DAY,
  HINTS,
};

static const BalTableColumn statement_columns[] = {
  { "statement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "document", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "aim", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "functional", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "place", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "family_led", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "family_valued", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "priority", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_NONE, NULL },
  { "priority_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "due_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "review_day", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "hints", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
};

enum
{
  SHARE_AGENCY,
  SHARE_DOCUMENT,
  SHARE,
  STATEMENTS,
  KNOWN,
  YES,
  RATIO,
  LOWER,
  UPPER,
};

static const BalTableColumn share_columns[] = {
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "document", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "share", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "statements", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "known", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "yes", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, NULL },
  { "ratio", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "lower", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
  { "upper", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_NONE, NULL },
};

/* What is asked of each statement; the answer may not be known. */
typedef enum
{
  NO,
  IS,
  UNKNOWN,
} Answer;

static Answer
is_functional (BalAreaChecking *self, BalItem *statement)
{
  const char *aim = bal_item_get_text (statement, "aim");

  if (aim == NULL)
    return UNKNOWN;

  return g_str_equal (aim, "activity") || g_str_equal (aim, "participation") ? IS : NO;
}

static Answer
has_family (BalAreaChecking *self, BalItem *statement, const char *member)
{
  BalFramework *framework = bal_area_get_framework (self->area);
  const char *const *roles = bal_item_get_texts (statement, member);

  for (guint i = 0; roles[i] != NULL; i++)
    {
      BalRole *role = bal_framework_lookup_role (framework, roles[i]);

      if (role != NULL && bal_role_get_family (role))
        return IS;
    }

  return roles[0] != NULL ? NO : UNKNOWN;
}

static Answer
is_family_led (BalAreaChecking *self, BalItem *statement)
{
  return has_family (self, statement, "led_by");
}

static Answer
is_family_valued (BalAreaChecking *self, BalItem *statement)
{
  return has_family (self, statement, "valued_by");
}

static const struct
{
  const char *name;
  Answer (*ask) (BalAreaChecking *self, BalItem *statement);
} questions[] = {
  { "functional", is_functional },
  { "family_led", is_family_led },
  { "family_valued", is_family_valued },
};

static void
append_answer (BalTableBuilder *table, guint column, Answer answer)
{
  if (answer == UNKNOWN)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_boolean (table, column, answer == IS);
}

static void
append_place (BalAreaChecking *self, BalTableBuilder *table, BalItem *statement)
{
  const char *code = bal_item_get_text (statement, "setting");
  BalItem *setting = code != NULL ? bal_area_lookup (self->area, "settings", code) : NULL;
  BalItem *holder = bal_item_has_member (statement, "place") ? statement : setting;

  if (holder != NULL && bal_item_has_member (holder, "place"))
    bal_area_checking_append_nick (table, PLACE, BAL_TYPE_PLACE,
                                   bal_item_get_enum (holder, "place"));
  else
    bal_table_builder_append_state (table, PLACE, BAL_VALUE_STATE_MISSING);
}

static void
append_statement (BalAreaChecking *self, BalTableBuilder *table, BalItem *statement, guint n_hints)
{
  bal_table_builder_append_text (table, STATEMENT, bal_item_get_text (statement, "code"));
  bal_table_builder_append_text (table, AGENCY, bal_item_get_text (statement, "agency"));
  bal_table_builder_append_text (table, DOCUMENT, bal_item_get_text (statement, "document"));
  bal_table_builder_append_text (table, AIM, bal_item_get_text (statement, "aim"));
  append_answer (table, FUNCTIONAL, is_functional (self, statement));
  append_place (self, table, statement);
  append_answer (table, FAMILY_LED, is_family_led (self, statement));
  append_answer (table, FAMILY_VALUED, is_family_valued (self, statement));
  if (bal_item_has_member (statement, "priority"))
    bal_table_builder_append_int (table, PRIORITY, bal_item_get_integer (statement, "priority"));
  else
    bal_table_builder_append_state (table, PRIORITY, BAL_VALUE_STATE_MISSING);
  bal_table_builder_append_day (table, PRIORITY_DAY, bal_item_get_day (statement, "priority_date"));
  bal_table_builder_append_day (table, DUE_DAY, bal_item_get_last_day (statement, "due"));
  bal_table_builder_append_day (table, REVIEW_DAY, bal_item_get_last_day (statement, "review"));
  bal_table_builder_append_int (table, HINTS, n_hints);
}

/* Due before the as-at day, and not looked at since it was due. */
static gboolean
is_overdue (BalAreaChecking *self, BalItem *statement)
{
  const gint32 due = bal_item_get_last_day (statement, "review");
  const gint32 reviewed = bal_item_get_last_day (statement, "reviewed");

  return self->as_at != BAL_DAY_NONE && due != BAL_DAY_NONE && due < self->as_at &&
         (reviewed == BAL_DAY_NONE || reviewed < bal_item_get_day (statement, "review"));
}

static void
check_statements (BalAreaChecking *self, GListModel *statements)
{
  const char *const list = "outcome_statements";
  BalTableBuilder *table =
    bal_table_builder_new_with_columns (list, statement_columns, G_N_ELEMENTS (statement_columns));
  const guint n_statements = g_list_model_get_n_items (statements);

  for (guint i = 0; i < n_statements; i++)
    {
      BalItem *statement = bal_item_peek (statements, i);
      BalOutcomeHint hints[BAL_OUTCOME_MOST_HINTS] = { 0 };
      const guint n_hints = bal_outcome_linter_examine (statement, hints);

      for (guint j = 0; j < n_hints; j++)
        bal_area_checking_add_row (self, hints[j].code, list, hints[j].member, i);
      if (is_overdue (self, statement))
        bal_area_checking_add_row (self, "outcome-review-overdue", list, "review", i);
      append_statement (self, table, statement, n_hints);
    }
  bal_area_checking_end_table (self, table);
}

/* Statements that an agency wrote in a kind of document; NULL for both is all of them. */
typedef struct
{
  const char *agency;
  const char *document;
  gboolean all;
} Group;

static gboolean
is_in (const Group *group, BalItem *statement)
{
  return group->all ||
         (g_strcmp0 (bal_item_get_text (statement, "agency"), group->agency) == 0 &&
          g_strcmp0 (bal_item_get_text (statement, "document"), group->document) == 0);
}

static void
append_key (BalTableBuilder *table, guint column, const Group *group, const char *code)
{
  if (group->all)
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
  else
    bal_table_builder_append_text (table, column, code);
}

/* Of those of which the answer is known. */
static void
append_share (BalAreaChecking *self,
              BalTableBuilder *table,
              GListModel *statements,
              const Group *group,
              guint question)
{
  const guint n_statements = g_list_model_get_n_items (statements);
  guint counts[] = { 0, 0, 0 };
  guint n_known = 0;
  BalEstimate share = { 0 };

  for (guint i = 0; i < n_statements; i++)
    {
      BalItem *statement = bal_item_peek (statements, i);

      if (is_in (group, statement))
        counts[questions[question].ask (self, statement)]++;
    }
  n_known = counts[NO] + counts[IS];
  append_key (table, SHARE_AGENCY, group, group->agency);
  append_key (table, SHARE_DOCUMENT, group, group->document);
  bal_table_builder_append_text (table, SHARE, questions[question].name);
  bal_table_builder_append_int (table, STATEMENTS, n_known + counts[UNKNOWN]);
  bal_table_builder_append_int (table, KNOWN, n_known);
  bal_table_builder_append_int (table, YES, counts[IS]);
  if (n_known == 0)
    {
      for (guint column = RATIO; column <= UPPER; column++)
        bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
      return;
    }
  share = bal_interval_wilson (counts[IS], n_known, CONFIDENCE);
  bal_table_builder_append_double (table, RATIO, share.value);
  bal_table_builder_append_double (table, LOWER, share.lower);
  bal_table_builder_append_double (table, UPPER, share.upper);
}

/* The groups in the order in which they come up. */
static GArray *
collect_groups (GListModel *statements)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint n_statements = g_list_model_get_n_items (statements);
  const Group all = { NULL, NULL, TRUE };

  for (guint i = 0; i < n_statements; i++)
    {
      BalItem *statement = bal_item_peek (statements, i);
      const Group group = { bal_item_get_text (statement, "agency"),
                            bal_item_get_text (statement, "document"), FALSE };
      char *key = g_strconcat (group.agency != NULL ? group.agency : "", "\n",
                               group.document != NULL ? group.document : "", NULL);

      if (g_hash_table_add (seen, key))
        g_array_append_val (groups, group);
    }
  g_array_append_val (groups, all);

  return groups;
}

static void
append_shares (BalAreaChecking *self, GListModel *statements)
{
  g_autoptr (GArray) groups = collect_groups (statements);
  BalTableBuilder *table = bal_table_builder_new_with_columns ("outcome_shares", share_columns,
                                                               G_N_ELEMENTS (share_columns));

  for (guint i = 0; i < groups->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (questions); j++)
      append_share (self, table, statements, &g_array_index (groups, Group, i), j);
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_outcomes (BalAreaChecking *self)
{
  GListModel *statements = bal_area_checking_get_list (self, "outcome_statements");

  if (g_list_model_get_n_items (statements) == 0)
    return;
  check_statements (self, statements);
  append_shares (self, statements);
}
