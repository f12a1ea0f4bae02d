/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-synthetic-rows-private.h"

#include <string.h>

#include "libbalanced/base/bal-random-private.h"

#define MAX_COLUMNS 24
#define N_UNITS (BAL_SYNTHETIC_STRANDS * BAL_SYNTHETIC_LEVELS * BAL_SYNTHETIC_UNITS)
#define IDACI_YEAR 2019

/* Codes of the default framework, in its order; a test compares them with it. */
static const char *const STRANDS[] = {
  "family", "environment", "workforce", "identification", "intervention",
};
static const char *const LEVELS[] = { "universal", "targeted", "specialist" };
static const char *const STAGES[] = {
  "pre-identification",
  "identification",
  "intervention",
  "evaluation",
};
static const char *const GROUPINGS[] = { "individual", "group", "class", "whole_school" };
static const char *const SEXES[] = { "F", "M" };

/* By tier of the workforce. */
static const char *const ROLES[] = {
  "class-teacher",
  "teaching-assistant",
  "nursery-nurse",
  "health-visitor",
  "teaching-assistant-enhanced",
  "senco",
  "specialist-teacher",
  "key-worker",
  "speech-and-language-therapist",
  "occupational-therapist",
  "physiotherapist",
  "educational-psychologist",
};
G_STATIC_ASSERT (G_N_ELEMENTS (ROLES) == BAL_SYNTHETIC_TIERS * BAL_SYNTHETIC_ROLES);

static const char *const CHILDREN_COLUMNS[] = {
  "child_id", "date_of_birth", "sex", "idaci_decile", "idaci_year", "observed_from", NULL,
};
static const char *const EPISODES_COLUMNS[] = {
  "child_id",
  "episode_id",
  "source",
  "provision_id",
  "requested_date",
  "start_date",
  "end_date",
  "closed_date",
  "closed_reason",
  "strand",
  "level",
  "stage",
  "agency",
  "role",
  "setting_id",
  "need_type",
  "grouping",
  "contacts_offered",
  "contacts_attended",
  "minutes",
  NULL,
};
static const char *const NEEDS_COLUMNS[] = {
  "child_id", "from_date", "to_date", "need_type", "need_rank", "need_tier", NULL,
};
static const char *const STATUSES_COLUMNS[] = {
  "child_id", "status", "value", "from_date", "to_date", NULL,
};

struct _BalSyntheticRows
{
  const BalSyntheticPlan *plan; /* borrowed */
  BalSyntheticWorld world;
  char *units[N_UNITS];    /* owned; codes of provisions */
  char **settings;         /* owned */
  BalSyntheticChild child; /* the one at hand */
  const BalSyntheticPlanGroup *group;
  guint64 n_children; /* of the groups; with a limit, those that the episodes took */
  char child_id[24];
  char episode_id[24];
  BalCell cells[MAX_COLUMNS];
  guint n_cells;
};

const char *const *
bal_synthetic_rows_get_columns (BalCaseloadFile file, guint *n_columns)
{
  const char *const *columns = NULL;

  switch (file)
    {
    case BAL_CASELOAD_FILE_CHILDREN:
      columns = CHILDREN_COLUMNS;
      break;
    case BAL_CASELOAD_FILE_EPISODES:
      columns = EPISODES_COLUMNS;
      break;
    case BAL_CASELOAD_FILE_NEEDS:
      columns = NEEDS_COLUMNS;
      break;
    case BAL_CASELOAD_FILE_STATUSES:
      columns = STATUSES_COLUMNS;
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  *n_columns = g_strv_length ((GStrv) columns);
  return columns;
}

BalSyntheticRows *
bal_synthetic_rows_new (const BalSyntheticPlan *plan, const BalSyntheticWorld *world)
{
  BalSyntheticRows *self = g_new0 (BalSyntheticRows, 1);
  guint n = 0;

  self->plan = plan;
  self->world = *world;
  for (guint i = 0; i < plan->groups->len; i++)
    self->n_children += ((BalSyntheticPlanGroup *) plan->groups->pdata[i])->n_children;
  for (guint s = 0; s < BAL_SYNTHETIC_STRANDS; s++)
    for (guint l = 0; l < BAL_SYNTHETIC_LEVELS; l++)
      for (guint u = 0; u < BAL_SYNTHETIC_UNITS; u++)
        self->units[n++] = g_strdup_printf ("%s-%s-%u", STRANDS[s], LEVELS[l], u + 1);
  self->settings = g_new0 (char *, world->n_settings + 1);
  for (guint i = 0; i < world->n_settings; i++)
    self->settings[i] = g_strdup_printf ("setting-%u", i + 1);
  return self;
}

void
bal_synthetic_rows_free (BalSyntheticRows *self)
{
  for (guint i = 0; i < N_UNITS; i++)
    g_free (self->units[i]);
  g_strfreev (self->settings);
  g_free (self);
}

static void
add_text (BalSyntheticRows *self, const char *text)
{
  self->cells[self->n_cells++] =
    text == NULL
      ? (BalCell){ .kind = BAL_CELL_MISSING }
      : (BalCell){ .kind = BAL_CELL_TEXT, .length = (guint32) strlen (text), .text = text };
}

static void
add_day (BalSyntheticRows *self, gint32 day)
{
  self->cells[self->n_cells++] = day == G_MININT32 ? (BalCell){ .kind = BAL_CELL_MISSING }
                                                   : (BalCell){ .kind = BAL_CELL_DAY, .day = day };
}

static void
add_number (BalSyntheticRows *self, gint64 number)
{
  self->cells[self->n_cells++] = (BalCell){ .kind = BAL_CELL_INTEGER, .integer = number };
}

static void
fill_child (BalSyntheticRows *self)
{
  add_text (self, self->child_id);
  add_day (self, self->child.date_of_birth);
  add_text (self, SEXES[self->child.sex]);
  add_number (self, self->child.idaci_decile);
  add_number (self, IDACI_YEAR);
  add_day (self, self->child.observed_from);
}

static void
fill_episode (BalSyntheticRows *self, const BalSyntheticEpisode *e)
{
  gboolean started = e->start != G_MININT32;

  add_text (self, self->child_id);
  add_text (self, self->episode_id);
  add_text (self, BAL_SYNTHETIC_SOURCE);
  add_text (self, self->units[e->provision]);
  add_day (self, e->requested);
  add_day (self, e->start);
  add_day (self, e->end);
  add_day (self, e->closed);
  add_text (self, e->closed != G_MININT32 ? "declined" : NULL);
  add_text (self, STRANDS[e->strand]);
  add_text (self, LEVELS[e->level]);
  add_text (self, STAGES[e->stage]);
  add_text (self, self->plan->agencies[e->agency]);
  add_text (self, ROLES[e->role]);
  add_text (self, self->settings[e->setting]);
  add_text (self, self->plan->need_types[self->child.need_type]);
  add_text (self, GROUPINGS[e->grouping]);
  if (!started || e->grouping == G_N_ELEMENTS (GROUPINGS) - 1)
    {
      /* What has not begun, or is there for everybody, has no contacts to count. */
      add_text (self, NULL);
      add_text (self, NULL);
      add_text (self, NULL);
      return;
    }
  add_number (self, e->contacts_offered);
  add_number (self, e->contacts_attended);
  add_number (self, e->minutes);
}

static void
fill_need (BalSyntheticRows *self, gint32 from, gint32 to, guint tier)
{
  add_text (self, self->child_id);
  add_day (self, from);
  add_day (self, to);
  add_text (self, self->plan->need_types[self->child.need_type]);
  add_number (self, 1);
  add_text (self, LEVELS[tier]);
}

static void
fill_status (BalSyntheticRows *self)
{
  add_text (self, self->child_id);
  add_text (self, "sen_provision");
  add_text (self, self->group->sen_provision);
  add_day (self, self->child.observed_from);
  add_day (self, G_MININT32);
}

static gboolean
send (BalSyntheticRows *self,
      BalCaseloadFile file,
      BalSyntheticSink sink,
      gpointer user_data,
      GError **error)
{
  gboolean taken = sink (file, self->cells, user_data, error);

  self->n_cells = 0;
  return taken;
}

static gboolean
emit_child (BalSyntheticRows *self,
            BalCaseloadFile file,
            BalSyntheticSink sink,
            gpointer user_data,
            GError **error)
{
  const BalSyntheticChild *child = &self->child;
  gboolean changed =
    child->tier_changed != G_MININT32 && child->tier_changed > child->observed_from;

  switch (file)
    {
    case BAL_CASELOAD_FILE_CHILDREN:
      fill_child (self);
      return send (self, file, sink, user_data, error);
    case BAL_CASELOAD_FILE_STATUSES:
      fill_status (self);
      return send (self, file, sink, user_data, error);
    case BAL_CASELOAD_FILE_NEEDS:
      fill_need (self, child->observed_from, changed ? child->tier_changed - 1 : G_MININT32,
                 child->tier);
      if (!send (self, file, sink, user_data, error))
        return FALSE;
      if (!changed)
        return TRUE;
      fill_need (self, child->tier_changed, G_MININT32, child->later_tier);
      return send (self, file, sink, user_data, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* As printf would, which takes a tenth of the time of making an episode. */
static void
write_number (guint64 number, char *text)
{
  char digits[24];
  guint n = 0;

  do
    digits[n++] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  while (n > 0)
    *text++ = digits[--n];
  *text = '\0';
}

static gboolean
emit_episodes (BalSyntheticRows *self,
               guint64 number,
               guint64 n,
               BalSyntheticSink sink,
               gpointer user_data,
               GError **error)
{
  for (guint64 k = 0; k < n; k++)
    {
      write_number (number * BAL_SYNTHETIC_MAX_EPISODES + k + 1, self->episode_id);
      fill_episode (self, &self->child.episodes[k]);
      if (!send (self, BAL_CASELOAD_FILE_EPISODES, sink, user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* The group of a child when the number of children is not fixed: by the sizes of the groups. */
static const BalSyntheticPlanGroup *
draw_group (BalSyntheticRows *self, guint64 number)
{
  const GPtrArray *groups = self->plan->groups;
  guint64 total = 0;
  BalRandom random;
  guint32 left;

  for (guint i = 0; i < groups->len; i++)
    total += ((BalSyntheticPlanGroup *) groups->pdata[i])->n_planned;
  bal_random_init (&random, ~self->world.seed, number);
  left = bal_random_below (&random, (guint32) MIN (MAX (total, 1), G_MAXUINT32));
  for (guint i = 0; i < groups->len; i++)
    {
      const BalSyntheticPlanGroup *group = groups->pdata[i];
      if (left < group->n_planned)
        return group;
      left -= group->n_planned;
    }
  return groups->pdata[groups->len - 1];
}

/* The groups one after the other, when the number of children is fixed. */
static const BalSyntheticPlanGroup *
next_group (BalSyntheticRows *self, guint *g, guint64 *in_group)
{
  const GPtrArray *groups = self->plan->groups;

  while (*in_group == ((BalSyntheticPlanGroup *) groups->pdata[*g])->n_children)
    {
      ++*g;
      *in_group = 0;
    }
  ++*in_group;
  return groups->pdata[*g];
}

static const BalSyntheticGroup *
begin_child (BalSyntheticRows *self, const BalSyntheticPlanGroup *group, guint64 number)
{
  self->group = group;
  memcpy (self->child_id, "SYN", 3);
  write_number (number + 1, self->child_id + 3);
  return &group->parameters;
}

static gboolean
emit_people (BalSyntheticRows *self,
             BalCaseloadFile file,
             guint64 max_episodes,
             BalSyntheticSink sink,
             gpointer user_data,
             GError **error)
{
  guint64 in_group = 0;
  guint g = 0;

  for (guint64 number = 0; number < self->n_children; number++)
    {
      const BalSyntheticPlanGroup *group =
        max_episodes > 0 ? draw_group (self, number) : next_group (self, &g, &in_group);

      bal_synthetic_child_make_person (&self->world, begin_child (self, group, number), number,
                                       &self->child);
      if (!emit_child (self, file, sink, user_data, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
emit_all_episodes (BalSyntheticRows *self,
                   guint64 max_episodes,
                   BalSyntheticSink sink,
                   gpointer user_data,
                   GError **error)
{
  guint64 left = max_episodes > 0 ? max_episodes : G_MAXUINT64;
  guint64 in_group = 0;
  guint g = 0;
  guint64 number;

  for (number = 0; max_episodes > 0 ? left > 0 : number < self->n_children; number++)
    {
      const BalSyntheticPlanGroup *group =
        max_episodes > 0 ? draw_group (self, number) : next_group (self, &g, &in_group);
      guint64 n;

      bal_synthetic_child_make (&self->world, begin_child (self, group, number), number,
                                &self->child);
      n = MIN (left, self->child.n_episodes);
      left -= n;
      if (!emit_episodes (self, number, n, sink, user_data, error))
        return FALSE;
    }
  self->n_children = number;
  return TRUE;
}

gboolean
bal_synthetic_rows_emit (BalSyntheticRows *self,
                         BalCaseloadFile file,
                         guint64 max_episodes,
                         BalSyntheticSink sink,
                         gpointer user_data,
                         GError **error)
{
  if (file == BAL_CASELOAD_FILE_EPISODES)
    return emit_all_episodes (self, max_episodes, sink, user_data, error);
  return emit_people (self, file, max_episodes, sink, user_data, error);
}
