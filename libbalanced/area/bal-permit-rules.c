/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-permit-rules-private.h"

#include "libbalanced/area/bal-answer.h"
#include "libbalanced/area/bal-sharing-agreement.h"
#include "libbalanced/area/bal-sharing-term.h"
#include "libbalanced/core/bal-period.h"

#define BIT(condition) (1U << (condition))

struct _BalPermitRules
{
  BalArea *area;           /* borrowed */
  GHashTable *bases;       /* owned; agency -> GPtrArray of Signature under principles */
  GHashTable *terms;       /* owned; purpose -> GPtrArray of terms */
  GHashTable *agreements;  /* owned; term -> agreement */
  gboolean presume_tier_2; /* where provider performance data flows */
};

/* A party of an agreement of Tier 1, or between data controllers. */
typedef struct
{
  BalItem *base;  /* borrowed */
  BalItem *party; /* borrowed */
} Signature;

/* The words of a member of the flow, each once. Which of them the words of a term name is counted
 * without a loop in a loop: there may be very many of both. */
typedef struct
{
  GHashTable *places; /* owned; word -> place, from 1 */
  guint32 *seen;      /* owned; by place: the last term that named it */
} Words;

/* A flow on a day, with what is the same for every term. */
typedef struct
{
  const BalPermitRules *rules;
  BalItem *flow;
  gint32 day;
  const char *giver;
  const char *receiver;
  gboolean needs_tier_2;
  gboolean is_special; /* rows that may be of a special category */
  Words classes;
  Words fields;
  GHashTable *bases; /* owned; the principles that both sides have signed; NULL until asked for */
  GHashTable *codes; /* owned; their codes */
} Judging;

static const struct
{
  const char *code;
  const char *member;
} conditions[BAL_PERMIT_N_CONDITIONS] = {
  [BAL_PERMIT_DAY_NOT_STATED] = { "flow-not-stated", "day" },
  [BAL_PERMIT_GIVER_NOT_STATED] = { "flow-not-stated", "giver" },
  [BAL_PERMIT_RECEIVER_NOT_STATED] = { "flow-not-stated", "receiver" },
  [BAL_PERMIT_PURPOSE_NOT_STATED] = { "flow-not-stated", "purpose" },
  [BAL_PERMIT_CLASSES_NOT_STATED] = { "flow-not-stated", "data_classes" },
  [BAL_PERMIT_FIELDS_NOT_STATED] = { "flow-not-stated", "fields" },
  [BAL_PERMIT_IDENTIFIABILITY_NOT_STATED] = { "flow-not-stated", "identifiability" },
  [BAL_PERMIT_RETENTION_NOT_STATED] = { "flow-not-stated", "retention_days" },
  [BAL_PERMIT_PURPOSE_NOT_NAMED] = { "flow-purpose-not-named", "purpose" },
  [BAL_PERMIT_WITHOUT_BASE] = { "flow-without-principles", NULL },
  [BAL_PERMIT_WITHOUT_TIER_2] = { "flow-without-tier-2", NULL },
  [BAL_PERMIT_NOT_IN_FORCE] = { "flow-agreement-not-in-force", NULL },
  [BAL_PERMIT_GIVER_UNSIGNED] = { "flow-party-unsigned", "giver" },
  [BAL_PERMIT_RECEIVER_UNSIGNED] = { "flow-party-unsigned", "receiver" },
  [BAL_PERMIT_GIVER_NOT_NAMED] = { "flow-party-not-named", "giver" },
  [BAL_PERMIT_RECEIVER_NOT_NAMED] = { "flow-party-not-named", "receiver" },
  [BAL_PERMIT_CLASS_NOT_NAMED] = { "flow-class-not-named", "data_classes" },
  [BAL_PERMIT_TOO_IDENTIFIABLE] = { "flow-too-identifiable", "identifiability" },
  [BAL_PERMIT_LEGAL_BASIS_MISSING] = { "flow-without-legal-basis", NULL },
  [BAL_PERMIT_CONSENT_MISSING] = { "flow-without-consent", "consented" },
  [BAL_PERMIT_ASSESSMENT_MISSING] = { "flow-without-impact-assessment", NULL },
  [BAL_PERMIT_RETENTION_NOT_AGREED] = { "flow-retention-not-agreed", "retention_days" },
  [BAL_PERMIT_RETENTION_TOO_LONG] = { "flow-retention-too-long", "retention_days" },
  [BAL_PERMIT_FIELD_NOT_NAMED] = { "flow-field-not-named", "fields" },
};

BalItem *
bal_area_get_information_sharing (BalArea *self)
{
  return bal_item_get_item (BAL_ITEM (self), "information_sharing");
}

static gpointer
get_list (GHashTable *lists, const char *key, GDestroyNotify free_element)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (free_element);
      g_hash_table_insert (lists, (gpointer) key, list);
    }

  return list;
}

static void
add_terms (BalPermitRules *self, BalItem *agreement)
{
  GListModel *terms = bal_item_get_items (agreement, "terms");

  for (guint i = 0; i < g_list_model_get_n_items (terms); i++)
    {
      BalItem *term = bal_item_peek (terms, i);
      const char *purpose = bal_item_get_text (term, "purpose");

      if (purpose == NULL)
        continue;
      g_ptr_array_add (get_list (self->terms, purpose, NULL), term);
      g_hash_table_insert (self->agreements, term, agreement);
    }
}

static void
add_base (BalPermitRules *self, BalItem *agreement)
{
  GListModel *parties = bal_item_get_items (agreement, "parties");

  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      const Signature signature = { agreement, bal_item_peek (parties, i) };
      const char *agency = bal_item_get_text (signature.party, "agency");

      if (agency != NULL)
        g_ptr_array_add (get_list (self->bases, agency, g_free),
                         g_memdup2 (&signature, sizeof signature));
    }
}

BalPermitRules *
bal_permit_rules_new (BalArea *area, gboolean presume_tier_2)
{
  BalPermitRules *self = g_new0 (BalPermitRules, 1);
  BalItem *sharing = bal_area_get_information_sharing (area);
  GListModel *agreements = sharing != NULL ? bal_item_get_items (sharing, "agreements") : NULL;

  self->area = area;
  self->presume_tier_2 = presume_tier_2;
  self->bases =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->agreements = g_hash_table_new (NULL, NULL);
  self->terms =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; agreements != NULL && i < g_list_model_get_n_items (agreements); i++)
    {
      BalItem *agreement = bal_item_peek (agreements, i);

      if (bal_sharing_agreement_is_base (agreement))
        add_base (self, agreement);
      add_terms (self, agreement);
    }

  return self;
}

void
bal_permit_rules_free (BalPermitRules *self)
{
  g_clear_pointer (&self->bases, g_hash_table_unref);
  g_clear_pointer (&self->terms, g_hash_table_unref);
  g_clear_pointer (&self->agreements, g_hash_table_unref);
  g_free (self);
}

const char *
bal_permit_condition_get_code (BalPermitCondition condition)
{
  return conditions[condition].code;
}

const char *
bal_permit_condition_get_member (BalPermitCondition condition)
{
  return conditions[condition].member;
}

gboolean
bal_sharing_agreement_is_base (BalItem *agreement)
{
  const int kind = bal_item_get_enum (agreement, "kind");

  return kind == BAL_AGREEMENT_KIND_TIER_1 || kind == BAL_AGREEMENT_KIND_DATA_CONTROLLER;
}

gboolean
bal_sharing_agreement_is_in_force (BalItem *agreement, gint32 day)
{
  const gint32 start = bal_item_get_day (agreement, "start");
  const gint32 end = bal_item_get_day (agreement, "end");

  return day != BAL_DAY_NONE && start != BAL_DAY_NONE && start <= day &&
         (end == BAL_DAY_NONE || day <= end);
}

gboolean
bal_agreement_party_is_bound (BalItem *party, gint32 day)
{
  const gint32 first = bal_item_get_day (party, "signed");
  const gint32 last = bal_item_get_day (party, "last_day");

  return first != BAL_DAY_NONE && first <= day && (last == BAL_DAY_NONE || day <= last);
}

gboolean
bal_sharing_agreement_is_signed (BalItem *agreement, const char *agency, gint32 day)
{
  GListModel *parties = bal_item_get_items (agreement, "parties");

  for (guint i = 0; agency != NULL && i < g_list_model_get_n_items (parties); i++)
    {
      BalItem *party = bal_item_peek (parties, i);

      if (g_strcmp0 (bal_item_get_text (party, "agency"), agency) == 0 &&
          bal_agreement_party_is_bound (party, day))
        return TRUE;
    }

  return FALSE;
}

/* Whether a class of the flow answers a question with anything but no. */
static gboolean
may_hold (const BalPermitRules *self, BalItem *flow, const char *question)
{
  const char *const *codes = bal_item_get_texts (flow, "data_classes");

  for (guint i = 0; codes[i] != NULL; i++)
    {
      BalItem *class = bal_area_lookup (self->area, "data_classes", codes[i]);

      if (class == NULL || bal_item_get_enum (class, question) != BAL_ANSWER_NO)
        return TRUE;
    }

  return codes[0] == NULL;
}

static gboolean
is_personal (BalItem *flow)
{
  return bal_item_get_enum (flow, "identifiability") != BAL_IDENTIFIABILITY_AGGREGATE;
}

gboolean
bal_permit_rules_needs_tier_2 (const BalPermitRules *self, BalItem *flow)
{
  return is_personal (flow) ||
         (self->presume_tier_2 && may_hold (self, flow, "provider_performance"));
}

static gint64
get_retention (BalItem *item)
{
  const gint64 days = bal_item_get_integer (item, "retention_days");

  return days >= 0 ? days : BAL_ITEM_NOT_STATED;
}

static guint32
judge_facts (BalItem *flow, gint32 day)
{
  guint32 failed = 0;

  if (day == BAL_DAY_NONE)
    failed |= BIT (BAL_PERMIT_DAY_NOT_STATED);
  if (bal_item_get_text (flow, "giver") == NULL)
    failed |= BIT (BAL_PERMIT_GIVER_NOT_STATED);
  if (bal_item_get_text (flow, "receiver") == NULL)
    failed |= BIT (BAL_PERMIT_RECEIVER_NOT_STATED);
  if (bal_item_get_text (flow, "purpose") == NULL)
    failed |= BIT (BAL_PERMIT_PURPOSE_NOT_STATED);
  if (bal_item_get_texts (flow, "data_classes")[0] == NULL)
    failed |= BIT (BAL_PERMIT_CLASSES_NOT_STATED);
  if (bal_item_get_texts (flow, "fields")[0] == NULL)
    failed |= BIT (BAL_PERMIT_FIELDS_NOT_STATED);
  if (bal_item_get_enum (flow, "identifiability") == BAL_IDENTIFIABILITY_UNKNOWN)
    failed |= BIT (BAL_PERMIT_IDENTIFIABILITY_NOT_STATED);

  return failed;
}

static void
words_init (Words *self, const char *const *words)
{
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_hash_table_contains (self->places, words[i]))
      g_hash_table_insert (self->places, (gpointer) words[i],
                           GUINT_TO_POINTER (g_hash_table_size (self->places) + 1));
  self->seen = g_new0 (guint32, g_hash_table_size (self->places) + 1);
}

static void
words_clear (Words *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_free);
}

/* Whether all of them are among those that the term, which has a number of its own, names. */
static gboolean
words_are_named (Words *self, const char *const *named, guint32 term)
{
  guint n_found = 0;

  for (guint i = 0; named[i] != NULL; i++)
    {
      const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, named[i]));

      if (place == 0 || self->seen[place] == term)
        continue;
      self->seen[place] = term;
      n_found++;
    }

  return n_found == g_hash_table_size (self->places);
}

static void
judging_init (Judging *self, const BalPermitRules *rules, BalItem *flow, gint32 day)
{
  self->rules = rules;
  self->flow = flow;
  self->day = day;
  self->giver = bal_item_get_text (flow, "giver");
  self->receiver = bal_item_get_text (flow, "receiver");
  self->needs_tier_2 = bal_permit_rules_needs_tier_2 (rules, flow);
  self->is_special = is_personal (flow) && may_hold (rules, flow, "special_category");
  words_init (&self->classes, bal_item_get_texts (flow, "data_classes"));
  words_init (&self->fields, bal_item_get_texts (flow, "fields"));
}

static void
judging_clear (Judging *self)
{
  words_clear (&self->classes);
  words_clear (&self->fields);
  g_clear_pointer (&self->bases, g_hash_table_unref);
  g_clear_pointer (&self->codes, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Judging, judging_clear)

/* The principles in force that the agency is bound by. */
static GHashTable *
find_bases (const Judging *self, const char *agency)
{
  GPtrArray *signatures = g_hash_table_lookup (self->rules->bases, agency);
  GHashTable *bases = g_hash_table_new (NULL, NULL);

  for (guint i = 0; signatures != NULL && i < signatures->len; i++)
    {
      const Signature *signature = g_ptr_array_index (signatures, i);

      if (bal_sharing_agreement_is_in_force (signature->base, self->day) &&
          bal_agreement_party_is_bound (signature->party, self->day))
        g_hash_table_add (bases, signature->base);
    }

  return bases;
}

/* Those of both sides, and their codes. */
static void
find_common_bases (Judging *self)
{
  g_autoptr (GHashTable) given = find_bases (self, self->giver);
  GHashTableIter iter;
  gpointer base = NULL;

  self->bases = find_bases (self, self->receiver);
  self->codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, self->bases);
  while (g_hash_table_iter_next (&iter, &base, NULL))
    {
      const char *code = bal_item_get_text (base, "code");

      if (!g_hash_table_contains (given, base))
        g_hash_table_iter_remove (&iter);
      else if (code != NULL)
        g_hash_table_add (self->codes, (gpointer) code);
    }
}

/* The principles: the agreement that the other names, or any that both sides have signed. */
static gboolean
has_base (Judging *self, BalItem *agreement)
{
  const char *under = bal_item_get_text (agreement, "under");

  if (self->bases == NULL)
    find_common_bases (self);

  return under != NULL ? g_hash_table_contains (self->codes, under)
                       : g_hash_table_size (self->bases) > 0;
}

/* A decision that no assessment is needed will not do for data about persons. */
static gboolean
is_assessed (BalItem *agreement, BalItem *flow, gint32 day)
{
  const int state = bal_item_get_enum (agreement, "impact_assessment");
  const gint32 date = bal_item_get_day (agreement, "impact_assessment_date");

  return date != BAL_DAY_NONE && date <= day &&
         (state == BAL_IMPACT_ASSESSMENT_COMPLETE ||
          (state == BAL_IMPACT_ASSESSMENT_NOT_NEEDED && !is_personal (flow)));
}

static guint32
judge_agreement (Judging *self, BalItem *agreement)
{
  const gint32 day = self->day;
  guint32 failed = 0;

  /* One reason is enough: without a day nothing can be in force. */
  if (day == BAL_DAY_NONE)
    return 0;
  if (self->giver != NULL && self->receiver != NULL && !has_base (self, agreement))
    failed |= BIT (BAL_PERMIT_WITHOUT_BASE);
  if (bal_item_get_enum (agreement, "kind") != BAL_AGREEMENT_KIND_TIER_2 &&
      (self->needs_tier_2 || !bal_sharing_agreement_is_base (agreement)))
    failed |= BIT (BAL_PERMIT_WITHOUT_TIER_2);
  if (!bal_sharing_agreement_is_in_force (agreement, day))
    failed |= BIT (BAL_PERMIT_NOT_IN_FORCE);
  if (self->giver != NULL && !bal_sharing_agreement_is_signed (agreement, self->giver, day))
    failed |= BIT (BAL_PERMIT_GIVER_UNSIGNED);
  if (self->receiver != NULL && !bal_sharing_agreement_is_signed (agreement, self->receiver, day))
    failed |= BIT (BAL_PERMIT_RECEIVER_UNSIGNED);
  if (self->needs_tier_2 && !is_assessed (agreement, self->flow, day))
    failed |= BIT (BAL_PERMIT_ASSESSMENT_MISSING);

  return failed;
}

/* How long data about persons is kept has to be agreed; for figures only where a term says so. */
static guint32
judge_retention (BalItem *term, BalItem *flow)
{
  const gint64 agreed = get_retention (term);
  const gint64 days = get_retention (flow);

  if (agreed == BAL_ITEM_NOT_STATED)
    return is_personal (flow) ? BIT (BAL_PERMIT_RETENTION_NOT_AGREED) : 0;
  if (days == BAL_ITEM_NOT_STATED)
    return BIT (BAL_PERMIT_RETENTION_NOT_STATED);

  return days > agreed ? BIT (BAL_PERMIT_RETENTION_TOO_LONG) : 0;
}

static gboolean
has_legal_basis (const Judging *self, BalItem *term)
{
  return bal_item_get_text (term, "legal_basis") != NULL &&
         (!self->is_special || bal_item_get_text (term, "special_condition") != NULL);
}

static gboolean
has_consent (BalItem *term, BalItem *flow)
{
  const int consent = bal_item_get_enum (term, "consent");

  return consent == BAL_CONSENT_NOT_REQUIRED ||
         (consent == BAL_CONSENT_REQUIRED &&
          bal_item_get_enum (flow, "consented") == BAL_ANSWER_YES);
}

static guint32
judge_term (Judging *self, BalItem *term, guint32 number)
{
  const int identifiability = bal_item_get_enum (self->flow, "identifiability");
  guint32 failed = judge_retention (term, self->flow);

  if (self->giver != NULL && !g_strv_contains (bal_item_get_texts (term, "givers"), self->giver))
    failed |= BIT (BAL_PERMIT_GIVER_NOT_NAMED);
  if (self->receiver != NULL &&
      !g_strv_contains (bal_item_get_texts (term, "receivers"), self->receiver))
    failed |= BIT (BAL_PERMIT_RECEIVER_NOT_NAMED);
  if (!words_are_named (&self->classes, bal_item_get_texts (term, "data_classes"), number))
    failed |= BIT (BAL_PERMIT_CLASS_NOT_NAMED);
  if (identifiability > bal_item_get_enum (term, "identifiability"))
    failed |= BIT (BAL_PERMIT_TOO_IDENTIFIABLE);
  if (!has_legal_basis (self, term))
    failed |= BIT (BAL_PERMIT_LEGAL_BASIS_MISSING);
  if (!has_consent (term, self->flow))
    failed |= BIT (BAL_PERMIT_CONSENT_MISSING);
  if (!words_are_named (&self->fields, bal_item_get_texts (term, "fields"), number))
    failed |= BIT (BAL_PERMIT_FIELD_NOT_NAMED);

  return failed;
}

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

/* The one that fails least comes nearest; of several, the one that stands first. */
static void
judge_terms (const BalPermitRules *self,
             GPtrArray *terms,
             BalItem *flow,
             gint32 day,
             BalPermitAnswer *best)
{
  const guint32 facts = best->failed;
  g_auto (Judging) judging = { 0 };
  BalItem *agreement = NULL;
  guint32 of_agreement = 0;

  judging_init (&judging, self, flow, day);
  for (guint i = 0; i < terms->len; i++)
    {
      BalItem *term = g_ptr_array_index (terms, i);
      guint32 failed = 0;

      /* The terms of an agreement stand together. */
      if (g_hash_table_lookup (self->agreements, term) != agreement)
        {
          agreement = g_hash_table_lookup (self->agreements, term);
          of_agreement = judge_agreement (&judging, agreement);
        }
      failed = facts | of_agreement | judge_term (&judging, term, i + 1);
      if (best->term != NULL && count_bits (failed) >= count_bits (best->failed))
        continue;
      *best = (BalPermitAnswer){ .failed = failed, .agreement = agreement, .term = term };
    }
}

BalPermitAnswer
bal_permit_rules_judge (const BalPermitRules *self, BalItem *flow, gint32 day)
{
  const char *purpose = bal_item_get_text (flow, "purpose");
  GPtrArray *terms = purpose != NULL ? g_hash_table_lookup (self->terms, purpose) : NULL;
  BalPermitAnswer best = { .failed = judge_facts (flow, day) };

  if (terms != NULL)
    judge_terms (self, terms, flow, day, &best);
  else if (purpose != NULL)
    best.failed |= BIT (BAL_PERMIT_PURPOSE_NOT_NAMED);

  return best;
}

static gboolean
is_open_but_for_fields (const BalPermitAnswer *self)
{
  return self->term != NULL && (self->failed & ~(BIT (BAL_PERMIT_FIELDS_NOT_STATED) |
                                                 BIT (BAL_PERMIT_FIELD_NOT_NAMED))) == 0;
}

static GHashTable *
make_set (const char *const *words)
{
  GHashTable *set = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_hash_table_add (set, (gpointer) words[i]);

  return set;
}

GPtrArray *
bal_permit_answer_list_fields (const BalPermitAnswer *self, BalItem *flow)
{
  const char *const *stated = bal_item_get_texts (flow, "fields");
  const char *const *named = self->term != NULL ? bal_item_get_texts (self->term, "fields") : NULL;
  g_autoptr (GHashTable) known = make_set (stated);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; is_open_but_for_fields (self) && named[i] != NULL; i++)
    if (stated[0] == NULL || g_hash_table_contains (known, named[i]))
      g_ptr_array_add (fields, (gpointer) named[i]);

  return fields;
}

GPtrArray *
bal_permit_answer_list_refused (const BalPermitAnswer *self, BalItem *flow)
{
  const char *const *stated = bal_item_get_texts (flow, "fields");
  g_autoptr (GHashTable) named =
    make_set (is_open_but_for_fields (self) ? bal_item_get_texts (self->term, "fields") : NULL);
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; stated[i] != NULL; i++)
    if (!g_hash_table_contains (named, stated[i]))
      g_ptr_array_add (fields, (gpointer) stated[i]);

  return fields;
}
