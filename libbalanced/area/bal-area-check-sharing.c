/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/area/bal-permit-rules-private.h"
#include "libbalanced/area/bal-sharing-agreement.h"
#include "libbalanced/area/bal-sharing-term.h"
#include "libbalanced/base/bal-day-private.h"

/* The agreements by which agencies share data, and what they permit of what flows. */

enum
{
  AGREEMENT,
  KIND,
  START,
  END,
  IN_FORCE,
  PARTIES,
  SIGNED,
  TERMS,
  REVIEW_DATE,
  IMPACT_ASSESSMENT,
};

static const BalTableColumn agreement_columns[] = {
  { "agreement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "kind", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "start", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "end", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "in_force", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "parties", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "signed", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "agencies" },
  { "terms", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "terms" },
  { "review_date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
  { "impact_assessment", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  FLOW,
  GIVER,
  RECEIVER,
  PURPOSE,
  RUNNING,
  NEEDS_TIER_2,
  ALLOWED,
  PERMITTED_BY,
  REASONS,
  ALLOWED_FIELDS,
  REFUSED_FIELDS,
};

static const BalTableColumn permit_columns[] = {
  { "flow", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "giver", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "receiver", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "purpose", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "running", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "needs_tier_2", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "allowed", BAL_COLUMN_KIND_BOOLEAN, BAL_COLUMN_ROLE_NONE, NULL },
  { "agreement", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "reasons", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "allowed_fields", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
  { "refused_fields", BAL_COLUMN_KIND_TEXT, BAL_COLUMN_ROLE_NONE, NULL },
};

/* The agencies that are parties, or that have signed by a day; one that left and came back is one.
 */
static GHashTable *
collect_parties (BalItem *agreement, gboolean signed_only, gint32 day)
{
  GListModel *parties = bal_item_get_items (agreement, "parties");
  GHashTable *agencies = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      BalItem *party = bal_item_peek (parties, i);
      const char *agency = bal_item_get_text (party, "agency");

      if (agency != NULL && (!signed_only || bal_agreement_party_is_bound (party, day)))
        g_hash_table_add (agencies, (gpointer) agency);
    }

  return agencies;
}

static guint
count_strangers (GHashTable *parties, BalItem *term, const char *member)
{
  const char *const *agencies = bal_item_get_texts (term, member);
  guint n = 0;

  for (guint i = 0; agencies[i] != NULL; i++)
    n += !g_hash_table_contains (parties, agencies[i]);

  return n;
}

/* A term that leaves out any of these permits nothing. */
static guint
count_left_out (BalItem *term)
{
  const char *const lists[] = { "givers", "receivers", "data_classes", "fields" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    n += bal_item_get_texts (term, lists[i])[0] == NULL;
  n += bal_item_get_enum (term, "identifiability") == BAL_IDENTIFIABILITY_UNKNOWN;
  n += bal_item_get_enum (term, "consent") == BAL_CONSENT_UNKNOWN;
  n += bal_item_get_text (term, "legal_basis") == NULL;

  return n;
}

/* The fields that flows carry, by purpose. */
static GHashTable *
collect_fields (GListModel *flows)
{
  GHashTable *carried =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < g_list_model_get_n_items (flows); i++)
    {
      BalItem *flow = bal_item_peek (flows, i);
      const char *const *fields = bal_item_get_texts (flow, "fields");
      const char *purpose = bal_item_get_text (flow, "purpose");
      GHashTable *same = purpose != NULL ? g_hash_table_lookup (carried, purpose) : NULL;

      if (purpose == NULL)
        continue;
      if (same == NULL)
        {
          same = g_hash_table_new (g_str_hash, g_str_equal);
          g_hash_table_insert (carried, (gpointer) purpose, same);
        }
      for (guint j = 0; fields[j] != NULL; j++)
        g_hash_table_add (same, (gpointer) fields[j]);
    }

  return carried;
}

/* What no flow for the purpose carries is more than the purpose needs. Without such a flow nothing
 * can be said. */
static guint
count_unused_fields (GHashTable *carried, BalItem *term)
{
  const char *const *fields = bal_item_get_texts (term, "fields");
  const char *purpose = bal_item_get_text (term, "purpose");
  GHashTable *used = purpose != NULL ? g_hash_table_lookup (carried, purpose) : NULL;
  guint n = 0;

  for (guint i = 0; used != NULL && fields[i] != NULL; i++)
    n += !g_hash_table_contains (used, fields[i]);

  return n;
}

static void
check_terms (BalAreaChecking *self, BalItem *agreement, GHashTable *carried)
{
  GListModel *terms = bal_item_get_items (agreement, "terms");
  g_autoptr (GHashTable) parties = collect_parties (agreement, FALSE, BAL_DAY_NONE);

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      BalItem *term = bal_item_peek (terms, i);
      const BalFindingFigure strangers = { "agencies",
                                           count_strangers (parties, term, "givers") +
                                             count_strangers (parties, term, "receivers") };
      const BalFindingFigure left_out = { "members", count_left_out (term) };
      const BalFindingFigure unused = { "fields", count_unused_fields (carried, term) };

      if (strangers.value > 0.0)
        bal_area_checking_add (self, "agreement-term-stranger", term, NULL, &strangers, 1);
      if (left_out.value > 0.0)
        bal_area_checking_add (self, "agreement-term-incomplete", term, NULL, &left_out, 1);
      if (unused.value > 0.0)
        bal_area_checking_add (self, "agreement-fields-unused", term, "fields", &unused, 1);
    }
}

/* The codes of agreements that others take the place of. */
static GHashTable *
collect_replaced (GListModel *agreements)
{
  GHashTable *replaced = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      const char *code = bal_item_get_text (bal_item_peek (agreements, i), "replaces");

      if (code != NULL)
        g_hash_table_add (replaced, (gpointer) code);
    }

  return replaced;
}

static void
check_dates (BalAreaChecking *self, BalItem *agreement, GHashTable *replaced)
{
  const char *code = bal_item_get_text (agreement, "code");
  const gint32 start = bal_item_get_day (agreement, "start");
  const gint32 end = bal_item_get_day (agreement, "end");
  const gint32 review = bal_item_get_day (agreement, "review_date");

  if (start != BAL_DAY_NONE && end != BAL_DAY_NONE && end < start)
    bal_area_checking_add (self, "dates-reversed", agreement, NULL, NULL, 0);
  if (start == BAL_DAY_NONE)
    bal_area_checking_add (self, "agreement-without-start", agreement, NULL, NULL, 0);
  if (self->as_at == BAL_DAY_NONE)
    return;

  if (end != BAL_DAY_NONE && end < self->as_at)
    {
      if (code == NULL || !g_hash_table_contains (replaced, code))
        bal_area_checking_add (self, "agreement-ended", agreement, "end", NULL, 0);
    }
  else if (review != BAL_DAY_NONE && review < self->as_at)
    bal_area_checking_add (self, "agreement-review-overdue", agreement, "review_date", NULL, 0);
}

/* Two versions that hold at once leave open which of them does. */
static void
check_replaced (BalAreaChecking *self, BalItem *agreement)
{
  const char *code = bal_item_get_text (agreement, "replaces");
  BalItem *replaced =
    code != NULL ? bal_area_lookup (self->area, "sharing_agreements", code) : NULL;
  const gint32 start = bal_item_get_day (agreement, "start");

  if (replaced != NULL && start != BAL_DAY_NONE &&
      bal_sharing_agreement_is_in_force (replaced, start))
    bal_area_checking_add (self, "agreement-replaced-in-force", replaced, NULL, NULL, 0);
}

/* Without an as-at date whoever ever signed counts as having signed. */
static void
check_parties (BalAreaChecking *self, BalItem *agreement, guint n_parties, guint n_signed)
{
  const char *code = bal_item_get_text (agreement, "under");
  BalItem *under = code != NULL ? bal_area_lookup (self->area, "sharing_agreements", code) : NULL;
  const BalFindingFigure unsigned_parties = { "agencies", n_parties - n_signed };

  if (n_parties < 2)
    bal_area_checking_add (self, "agreement-without-parties", agreement, "parties", NULL, 0);
  if (unsigned_parties.value > 0.0)
    bal_area_checking_add (self, "agreement-unsigned", agreement, "parties", &unsigned_parties, 1);
  if (under != NULL && !bal_sharing_agreement_is_base (under))
    bal_area_checking_add (self, "agreement-under-no-principles", agreement, "under", NULL, 0);
  if (bal_item_get_enum (agreement, "kind") == BAL_AGREEMENT_KIND_TIER_2 &&
      !bal_item_has_member (agreement, "storage"))
    bal_area_checking_add (self, "agreement-without-storage", agreement, NULL, NULL, 0);
}

static void
append_agreement (BalAreaChecking *self, BalTableBuilder *table, BalItem *agreement)
{
  const gint32 day = self->as_at != BAL_DAY_NONE ? self->as_at : BAL_DAY_LAST;
  g_autoptr (GHashTable) parties = collect_parties (agreement, FALSE, day);
  g_autoptr (GHashTable) bound = collect_parties (agreement, TRUE, day);
  const guint n_parties = g_hash_table_size (parties);
  const guint n_signed = g_hash_table_size (bound);

  check_parties (self, agreement, n_parties, n_signed);
  bal_table_builder_append_text (table, AGREEMENT, bal_item_get_text (agreement, "code"));
  bal_area_checking_append_nick (table, KIND, BAL_TYPE_AGREEMENT_KIND,
                                 bal_item_get_enum (agreement, "kind"));
  bal_table_builder_append_day (table, START, bal_item_get_day (agreement, "start"));
  bal_table_builder_append_day (table, END, bal_item_get_day (agreement, "end"));
  if (self->as_at != BAL_DAY_NONE)
    bal_table_builder_append_boolean (table, IN_FORCE,
                                      bal_sharing_agreement_is_in_force (agreement, self->as_at));
  else
    bal_table_builder_append_state (table, IN_FORCE, BAL_VALUE_STATE_NOT_AVAILABLE);
  bal_table_builder_append_int (table, PARTIES, n_parties);
  bal_table_builder_append_int (table, SIGNED, n_signed);
  bal_table_builder_append_int (table, TERMS, bal_item_count (agreement, "terms"));
  bal_table_builder_append_day (table, REVIEW_DATE, bal_item_get_day (agreement, "review_date"));
  bal_area_checking_append_nick (table, IMPACT_ASSESSMENT, BAL_TYPE_IMPACT_ASSESSMENT,
                                 bal_item_get_enum (agreement, "impact_assessment"));
}

static void
check_agreements (BalAreaChecking *self, BalItem *sharing)
{
  GListModel *agreements = bal_item_get_items (sharing, "agreements");
  g_autoptr (GHashTable) carried = NULL;
  g_autoptr (GHashTable) replaced = NULL;
  BalTableBuilder *table = NULL;

  if (g_list_model_get_n_items (agreements) == 0)
    return;

  carried = collect_fields (bal_item_get_items (sharing, "flows"));
  replaced = collect_replaced (agreements);
  table = bal_table_builder_new_with_columns ("agreements", agreement_columns,
                                              G_N_ELEMENTS (agreement_columns));
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      BalItem *agreement = bal_item_peek (agreements, i);

      append_agreement (self, table, agreement);
      check_dates (self, agreement, replaced);
      check_replaced (self, agreement);
      check_terms (self, agreement, carried);
    }
  bal_area_checking_end_table (self, table);
}

static gboolean
is_running (BalItem *flow, gint32 day)
{
  const gint32 start = bal_item_get_day (flow, "start");
  const gint32 end = bal_item_get_day (flow, "end");

  return (start == BAL_DAY_NONE || start <= day) && (end == BAL_DAY_NONE || day <= end);
}

static void
append_words (BalTableBuilder *table, guint column, GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            (const char *) g_ptr_array_index (words, i));
  if (words->len > 0)
    bal_table_builder_append_text (table, column, text->str);
  else
    bal_table_builder_append_state (table, column, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static GPtrArray *
list_reasons (guint32 failed)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < BAL_PERMIT_N_CONDITIONS; i++)
    {
      const char *code = bal_permit_condition_get_code (i);

      if ((failed & (1U << i)) != 0 &&
          !g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }

  return codes;
}

static void
append_permit (BalAreaChecking *self,
               BalTableBuilder *table,
               const BalPermitRules *rules,
               BalItem *flow)
{
  const BalPermitAnswer answer = bal_permit_rules_judge (rules, flow, self->as_at);
  g_autoptr (GPtrArray) reasons = list_reasons (answer.failed);
  g_autoptr (GPtrArray) fields = bal_permit_answer_list_fields (&answer, flow);
  g_autoptr (GPtrArray) refused = bal_permit_answer_list_refused (&answer, flow);
  const gboolean running = is_running (flow, self->as_at);
  const char *expected = bal_item_get_text (flow, "agreement");
  const char *agreement =
    answer.agreement != NULL ? bal_item_get_text (answer.agreement, "code") : NULL;

  bal_table_builder_append_text (table, FLOW, bal_item_get_text (flow, "code"));
  bal_table_builder_append_text (table, GIVER, bal_item_get_text (flow, "giver"));
  bal_table_builder_append_text (table, RECEIVER, bal_item_get_text (flow, "receiver"));
  bal_table_builder_append_text (table, PURPOSE, bal_item_get_text (flow, "purpose"));
  bal_table_builder_append_boolean (table, RUNNING, running);
  bal_table_builder_append_boolean (table, NEEDS_TIER_2,
                                    bal_permit_rules_needs_tier_2 (rules, flow));
  bal_table_builder_append_boolean (table, ALLOWED, answer.failed == 0);
  if (agreement != NULL)
    bal_table_builder_append_text (table, PERMITTED_BY, agreement);
  else
    bal_table_builder_append_state (table, PERMITTED_BY, BAL_VALUE_STATE_NOT_APPLICABLE);
  append_words (table, REASONS, reasons);
  append_words (table, ALLOWED_FIELDS, fields);
  append_words (table, REFUSED_FIELDS, refused);

  for (guint i = 0; running && i < BAL_PERMIT_N_CONDITIONS; i++)
    if ((answer.failed & (1U << i)) != 0)
      bal_area_checking_add (self, bal_permit_condition_get_code (i), flow,
                             bal_permit_condition_get_member (i), NULL, 0);
  if (running && answer.failed == 0 && expected != NULL && g_strcmp0 (expected, agreement) != 0)
    bal_area_checking_add (self, "flow-agreement-differs", flow, "agreement", NULL, 0);
}

/* What is permitted depends on the day, so without one nothing is said. */
static void
check_flows (BalAreaChecking *self, BalItem *sharing)
{
  GListModel *flows = bal_item_get_items (sharing, "flows");
  g_autoptr (BalPermitRules) rules = NULL;
  BalTableBuilder *table = NULL;

  if (g_list_model_get_n_items (flows) == 0 || self->as_at == BAL_DAY_NONE)
    return;

  rules = bal_permit_rules_new (self->area, self->presume_tier_2);
  table =
    bal_table_builder_new_with_columns ("permits", permit_columns, G_N_ELEMENTS (permit_columns));
  for (guint i = 0; i < g_list_model_get_n_items (flows); i++)
    append_permit (self, table, rules, bal_item_peek (flows, i));
  bal_area_checking_end_table (self, table);
}

void
bal_area_check_sharing (BalAreaChecking *self)
{
  BalItem *sharing = bal_area_get_information_sharing (self->area);

  if (sharing == NULL)
    return;

  check_agreements (self, sharing);
  check_flows (self, sharing);
}
