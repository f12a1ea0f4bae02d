/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/area/bal-area-checking-private.h"
#include "libbalanced/base/bal-day-private.h"

/* How what specialists know reaches the wider workforce. People who are not told apart by codes may
 * have come twice, so what they make together is a range: at least the largest session, at most the
 * sum. */

enum
{
  LOG_TRAINING,
  LOG_DATE,
  LOG_GIVEN_BY,
  LOG_GIVER_TIER,
  LOG_AGENCY,
  LOG_ROLE,
  LOG_SETTING,
  LOG_INVITED,
  LOG_ATTENDED,
  LOG_RENEW_BY,
};

static const BalTableColumn log_columns[] = {
  { "training", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "date", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_KEY, NULL },
  { "given_by", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "giver_tier", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "agency", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_NONE, NULL },
  { "role", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "invited", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "attended", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "renew_by", BAL_COLUMN_KIND_DAY, BAL_COLUMN_ROLE_NONE, NULL },
};

enum
{
  TRAINING,
  ROLE,
  SETTING,
  STAFF,
  TRAINED_LOW,
  TRAINED_HIGH,
  COVERAGE_LOW,
  COVERAGE_HIGH,
  DUE,
  RENEWED,
  RENEWAL_RATE,
};

static const BalTableColumn columns[] = {
  { "training", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "role", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "setting", BAL_COLUMN_KIND_CODE, BAL_COLUMN_ROLE_KEY, NULL },
  { "staff", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "trained_low", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "trained_high", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "coverage_low", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "coverage_high", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
  { "due", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "renewed", BAL_COLUMN_KIND_INT64, BAL_COLUMN_ROLE_COUNT, "people" },
  { "renewal_rate", BAL_COLUMN_KIND_DOUBLE, BAL_COLUMN_ROLE_SHARE, NULL },
};

/* The first and last time that one person came. */
typedef struct
{
  gint32 first;
  gint32 last;
} Times;

/* Those of one role in one setting. */
typedef struct
{
  const char *role;    /* nullable */
  const char *setting; /* nullable */
  gint64 n_staff;      /* -1: not stated */
  GHashTable *people;  /* owned: code -> Times, owned too */
  gint64 largest;      /* session of people who are not told apart, of those still in force */
  gint64 sum;          /* of such sessions */
  gboolean counted;    /* whether some are not told apart at all */
  gboolean trained;    /* whether any came, in force or not */
} Group;

typedef struct
{
  BalAreaChecking *checking;
  BalItem *training;
  guint renew_months; /* 0: not stated */
  GPtrArray *groups;  /* owned: of Group */
  GHashTable *known;  /* owned: “role/setting” -> Group */
} Coverage;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_hash_table_unref (group->people);
  g_free (group);
}

static Group *
lookup_group (const Coverage *self, const char *role, const char *setting)
{
  g_autofree char *key =
    g_strdup_printf ("%s/%s", role != NULL ? role : "", setting != NULL ? setting : "");

  return g_hash_table_lookup (self->known, key);
}

static Group *
get_group (Coverage *self, const char *role, const char *setting)
{
  Group *group = lookup_group (self, role, setting);

  if (group != NULL)
    return group;

  group = g_new0 (Group, 1);
  group->role = role;
  group->setting = setting;
  group->n_staff = -1;
  group->people = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_ptr_array_add (self->groups, group);
  g_hash_table_insert (
    self->known,
    g_strdup_printf ("%s/%s", role != NULL ? role : "", setting != NULL ? setting : ""), group);

  return group;
}

/* A role that goes by an alias is the same role. */
static const char *
get_role_code (BalAreaChecking *self, const char *name)
{
  BalRole *role =
    name != NULL ? bal_framework_lookup_role (bal_area_get_framework (self->area), name) : NULL;

  return role != NULL ? bal_role_get_code (role) : name;
}

static const char *
get_role (BalAreaChecking *self, BalItem *item)
{
  return get_role_code (self, bal_item_get_text (item, "role"));
}

/* The first day on which what was learnt has to be renewed; BAL_DAY_NONE: none is stated. */
static gint32
get_renewal (const Coverage *self, gint32 day)
{
  return self->renew_months > 0 ? bal_day_add_months (day, self->renew_months) : BAL_DAY_NONE;
}

static gboolean
is_in_force (const Coverage *self, gint32 day)
{
  const gint32 renewal = get_renewal (self, day);

  return self->checking->as_at == BAL_DAY_NONE || renewal == BAL_DAY_NONE ||
         renewal > self->checking->as_at;
}

static void
add_person (Group *group, const char *person, gint32 day)
{
  Times *times = g_hash_table_lookup (group->people, person);

  if (times == NULL)
    {
      times = g_new0 (Times, 1);
      times->first = times->last = day;
      g_hash_table_insert (group->people, (gpointer) person, times);
    }
  times->first = MIN (times->first, day);
  times->last = MAX (times->last, day);
}

/* How many came, people once; -1: not stated. */
static gint64
count_attended (BalItem *attendance)
{
  const char *const *persons = bal_item_get_texts (attendance, "persons");
  const gint64 attended = bal_item_get_integer (attendance, "attended");
  g_autoptr (GHashTable) distinct = NULL;

  if (persons[0] == NULL)
    return attended == BAL_ITEM_NOT_STATED ? -1 : MAX (attended, 0);
  distinct = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; persons[i] != NULL; i++)
    g_hash_table_add (distinct, (gpointer) persons[i]);

  return g_hash_table_size (distinct);
}

static void
count_attendance (Coverage *self, BalItem *attendance, gint32 day)
{
  const char *const *persons = bal_item_get_texts (attendance, "persons");
  Group *group = get_group (self, get_role (self->checking, attendance),
                            bal_item_get_text (attendance, "setting"));
  const gint64 attended = count_attended (attendance);

  group->trained = group->trained || attended > 0;
  for (guint i = 0; persons[i] != NULL; i++)
    add_person (group, persons[i], day);
  if (persons[0] != NULL || attended <= 0)
    return;
  group->counted = TRUE;
  if (!is_in_force (self, day))
    return;
  group->largest = MAX (group->largest, attended);
  group->sum += MIN (attended, G_MAXINT64 - group->sum);
}

static void
append_attendance (Coverage *self,
                   BalTableBuilder *table,
                   BalItem *session,
                   BalItem *attendance,
                   gint32 day)
{
  BalItem *training = self->training;
  const char *giver =
    bal_item_get_text (bal_item_has_member (session, "given_by") ? session : training, "given_by");
  const char *agency =
    bal_item_get_text (bal_item_has_member (session, "agency") ? session : training, "agency");
  const gint64 invited = bal_item_get_integer (attendance, "invited");
  const gint64 attended = count_attended (attendance);

  bal_table_builder_append_text (table, LOG_TRAINING, bal_item_get_text (training, "code"));
  bal_table_builder_append_day (table, LOG_DATE, day);
  bal_table_builder_append_text (table, LOG_GIVEN_BY, get_role_code (self->checking, giver));
  bal_table_builder_append_text (
    table, LOG_GIVER_TIER,
    bal_area_checking_get_tier (self->checking, giver, bal_item_get_text (training, "domain")));
  bal_table_builder_append_text (table, LOG_AGENCY, agency);
  bal_table_builder_append_text (table, LOG_ROLE, get_role (self->checking, attendance));
  bal_table_builder_append_text (table, LOG_SETTING, bal_item_get_text (attendance, "setting"));
  if (invited == BAL_ITEM_NOT_STATED)
    bal_table_builder_append_state (table, LOG_INVITED, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, LOG_INVITED, invited);
  if (attended < 0)
    bal_table_builder_append_state (table, LOG_ATTENDED, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, LOG_ATTENDED, attended);
  bal_table_builder_append_day (table, LOG_RENEW_BY, get_renewal (self, day));
}

static void
check_attendance (BalAreaChecking *self, BalItem *attendance)
{
  const char *const *persons = bal_item_get_texts (attendance, "persons");
  const gint64 invited = bal_item_get_integer (attendance, "invited");
  const gint64 attended = count_attended (attendance);
  const BalFindingFigure figures[] = { { "attended", (double) attended },
                                       { "invited", (double) invited } };
  gboolean named = FALSE;

  for (guint i = 0; persons[i] != NULL; i++)
    named = named || bal_area_checking_is_name (persons[i]);
  if (named)
    bal_area_checking_add (self, "workforce-person-named", attendance, "persons", NULL, 0);
  if (invited != BAL_ITEM_NOT_STATED && attended > invited)
    bal_area_checking_add (self, "training-more-than-invited", attendance, NULL, figures,
                           G_N_ELEMENTS (figures));
}

/* A session after the as-at date has not been given yet: it is in the log, and counts nowhere. */
static void
read_session (Coverage *self, BalItem *session, BalTableBuilder *log, gboolean *by_others)
{
  BalScheme *tiers =
    bal_framework_get_workforce_tiers (bal_area_get_framework (self->checking->area));
  GListModel *attendances = bal_item_get_items (session, "attendances");
  const gint32 day = bal_item_get_last_day (session, "date");
  const char *giver =
    bal_item_get_text (bal_item_has_member (session, "given_by") ? session : self->training,
                       "given_by");
  const char *tier = bal_area_checking_get_tier (self->checking, giver,
                                                 bal_item_get_text (self->training, "domain"));
  const int n_tiers = (int) g_list_model_get_n_items (bal_scheme_get_terms (tiers));

  *by_others = *by_others || (tier != NULL && bal_scheme_get_index (tiers, tier) < n_tiers - 1);
  for (guint i = 0; i < g_list_model_get_n_items (attendances); i++)
    {
      BalItem *attendance = bal_item_peek (attendances, i);

      append_attendance (self, log, session, attendance, day);
      check_attendance (self->checking, attendance);
      if (self->checking->as_at == BAL_DAY_NONE || day <= self->checking->as_at)
        count_attendance (self, attendance, day);
    }
}

static gboolean
is_meant_for (Coverage *self, const char *role)
{
  const char *const *roles = bal_item_get_texts (self->training, "for_roles");

  for (guint i = 0; roles[i] != NULL; i++)
    if (g_strcmp0 (get_role_code (self->checking, roles[i]), role) == 0)
      return TRUE;

  return FALSE;
}

/* Staff whom the training is meant for, and those who came to it. */
static void
read_staffing (Coverage *self, GListModel *staffing)
{
  for (guint i = 0; i < g_list_model_get_n_items (staffing); i++)
    {
      BalItem *item = bal_item_peek (staffing, i);
      const char *role = get_role (self->checking, item);
      const char *setting = bal_item_get_text (item, "setting");
      const gint64 people = bal_item_get_integer (item, "people");
      Group *group = is_meant_for (self, role) ? get_group (self, role, setting)
                                               : lookup_group (self, role, setting);

      if (group != NULL && people != BAL_ITEM_NOT_STATED && people >= 0)
        group->n_staff = MAX (group->n_staff, 0) + MIN (people, G_MAXINT32);
    }
}

/* At least, and at most, how many hold it. */
static void
count_trained (const Coverage *self, const Group *group, gint64 *low, gint64 *high)
{
  GHashTableIter iter;
  gpointer times = NULL;
  gint64 n_people = 0;

  g_hash_table_iter_init (&iter, group->people);
  while (g_hash_table_iter_next (&iter, NULL, &times))
    n_people += is_in_force (self, ((Times *) times)->last);
  *low = MAX (n_people, group->largest);
  *high = n_people + MIN (group->sum, G_MAXINT64 - n_people);
}

/* Whose first training would have run out by now, and who holds it all the same. */
static void
append_renewal (const Coverage *self, BalTableBuilder *table, const Group *group)
{
  GHashTableIter iter;
  gpointer value = NULL;
  gint64 n_due = 0, n_renewed = 0;

  if (self->renew_months == 0 || self->checking->as_at == BAL_DAY_NONE || group->counted)
    {
      for (guint i = DUE; i <= RENEWAL_RATE; i++)
        bal_table_builder_append_state (table, i, BAL_VALUE_STATE_NOT_AVAILABLE);
      return;
    }
  g_hash_table_iter_init (&iter, group->people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Times *times = value;

      if (is_in_force (self, times->first))
        continue;
      n_due++;
      n_renewed += is_in_force (self, times->last);
    }
  bal_table_builder_append_int (table, DUE, n_due);
  bal_table_builder_append_int (table, RENEWED, n_renewed);
  if (n_due > 0)
    bal_table_builder_append_double (table, RENEWAL_RATE, (double) n_renewed / (double) n_due);
  else
    bal_table_builder_append_state (table, RENEWAL_RATE, BAL_VALUE_STATE_NOT_APPLICABLE);
}

static void
append_group (const Coverage *self, BalTableBuilder *table, const Group *group)
{
  gint64 low = 0, high = 0;

  count_trained (self, group, &low, &high);
  bal_table_builder_append_text (table, TRAINING, bal_item_get_text (self->training, "code"));
  bal_table_builder_append_text (table, ROLE, group->role);
  bal_table_builder_append_text (table, SETTING, group->setting);
  bal_table_builder_append_int (table, TRAINED_LOW, low);
  bal_table_builder_append_int (table, TRAINED_HIGH,
                                group->n_staff >= low ? MIN (high, group->n_staff) : high);
  if (group->n_staff < 0)
    bal_table_builder_append_state (table, STAFF, BAL_VALUE_STATE_MISSING);
  else
    bal_table_builder_append_int (table, STAFF, group->n_staff);
  if (group->n_staff <= 0 || low > group->n_staff)
    {
      bal_table_builder_append_state (table, COVERAGE_LOW, BAL_VALUE_STATE_NOT_AVAILABLE);
      bal_table_builder_append_state (table, COVERAGE_HIGH, BAL_VALUE_STATE_NOT_AVAILABLE);
    }
  else
    {
      bal_table_builder_append_double (table, COVERAGE_LOW, (double) low / (double) group->n_staff);
      bal_table_builder_append_double (
        table, COVERAGE_HIGH, (double) MIN (high, group->n_staff) / (double) group->n_staff);
    }
  append_renewal (self, table, group);
}

static void
add_groups (BalAreaChecking *self, BalItem *item, const char *code, guint n_groups, gint64 people)
{
  const BalFindingFigure figures[] = { { "groups", n_groups }, { "people", (double) people } };

  if (n_groups > 0)
    bal_area_checking_add (self, code, item, NULL, figures, G_N_ELEMENTS (figures));
}

/* One finding for a training, with the number of groups of a role in a setting. */
static void
check_groups (const Coverage *self)
{
  guint n_lapsed = 0, n_absent = 0, n_too_many = 0;
  gint64 absent = 0, too_many = 0;

  for (guint i = 0; i < self->groups->len; i++)
    {
      const Group *group = g_ptr_array_index (self->groups, i);
      gint64 low = 0, high = 0;

      count_trained (self, group, &low, &high);
      n_lapsed += group->trained && high == 0;
      if (group->n_staff > 0 && !group->trained)
        {
          n_absent++;
          absent += group->n_staff;
        }
      if (group->n_staff >= 0 && low > group->n_staff)
        {
          n_too_many++;
          too_many += low - group->n_staff;
        }
    }
  add_groups (self->checking, self->training, "training-lapsed", n_lapsed, 0);
  add_groups (self->checking, self->training, "training-nobody-recorded", n_absent, absent);
  add_groups (self->checking, self->training, "training-more-than-staff", n_too_many, too_many);
}

static void
read_training (BalAreaChecking *self,
               BalItem *training,
               GListModel *staffing,
               BalTableBuilder *log,
               BalTableBuilder *table)
{
  GListModel *sessions = bal_item_get_items (training, "sessions");
  const gint64 months = bal_item_get_integer (training, "renew_months");
  Coverage coverage = { .checking = self, .training = training };
  gboolean by_others = FALSE;

  coverage.renew_months = (guint) CLAMP (months, 0, 1200);
  coverage.groups = g_ptr_array_new_with_free_func (group_free);
  coverage.known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      BalItem *session = bal_item_peek (sessions, i);

      read_session (&coverage, session, log, &by_others);
      if (bal_item_count (session, "attendances") == 0)
        bal_area_checking_add (self, "training-without-attendance", session, NULL, NULL, 0);
    }
  read_staffing (&coverage, staffing);
  for (guint i = 0; i < coverage.groups->len; i++)
    append_group (&coverage, table, g_ptr_array_index (coverage.groups, i));
  check_groups (&coverage);
  if (by_others)
    bal_area_checking_add (self, "training-not-by-specialist", training, NULL, NULL, 0);
  if (coverage.renew_months == 0 && g_list_model_get_n_items (sessions) > 0)
    bal_area_checking_add (self, "training-renewal-unknown", training, NULL, NULL, 0);
  g_hash_table_unref (coverage.known);
  g_ptr_array_unref (coverage.groups);
}

void
bal_area_check_training (BalAreaChecking *self)
{
  BalItem *section = bal_item_get_item (BAL_ITEM (self->area), "workforce");
  GListModel *items = section != NULL ? bal_item_get_items (section, "trainings") : NULL;
  BalTableBuilder *log = NULL;
  BalTableBuilder *table = NULL;

  if (items == NULL || g_list_model_get_n_items (items) == 0)
    return;

  log =
    bal_table_builder_new_with_columns ("training_log", log_columns, G_N_ELEMENTS (log_columns));
  table = bal_table_builder_new_with_columns ("training_coverage", columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    read_training (self, bal_item_peek (items, i), bal_item_get_items (section, "staffing"), log,
                   table);
  bal_area_checking_end_table (self, log);
  bal_area_checking_end_table (self, table);
}
