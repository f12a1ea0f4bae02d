/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/caseload/bal-journey-private.h"

#include "libbalanced/caseload/bal-episode-private.h"
#include "libbalanced/caseload/bal-replay-private.h"
#include "libbalanced/caseload/bal-store-builder-private.h"

/**
 * BalJourney:
 *
 * The episodes of one child in their order, as a list of [class@Balanced.Episode].
 *
 * A journey comes from a caseload, or begins empty and grows with bal_journey_with_event(), which
 * gives a new journey each time. The order is that of starts, recorded ends, sources and
 * identifiers.
 *
 * ```c
 * g_autoptr (BalJourney) longer = bal_journey_with_event (journey, episode, &error);
 * ```
 *
 * ```python
 * for episode in caseload['C-0042']:
 *     print(episode.start_date, episode.level)
 * ```
 *
 * **Thread safety**: immutable; any thread.
 *
 * Features: F1.
 *
 * Since: 0.1
 */
struct _BalJourney
{
  GObject parent_instance;

  BalFramework *framework; /* owned; of one that begins empty; nullable */
  BalStore *store;         /* owned; NULL in one that is empty or has grown, until it is needed */
  guint child;
  gboolean of_caseload; /* so that its child has an identifier */

  BalReplay *replay; /* owned; of one that has grown; nullable */
  guint n_added;     /* how many of its episodes this one has */

  BalJourneyLog *log;    /* owned; NULL until it is needed, and in one that has grown */
  BalFindings *findings; /* owned; NULL until it is needed */
};

enum
{
  PROP_CHILD_ID = 1,
  PROP_N_EPISODES,
  PROP_FRAMEWORK,
  PROP_FINDINGS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static GType
get_item_type (GListModel *model)
{
  return BAL_TYPE_EPISODE;
}

static guint
get_n_items (GListModel *model)
{
  return bal_journey_get_n_episodes (BAL_JOURNEY (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return bal_journey_get_episode (BAL_JOURNEY (model), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (BalJourney,
                               bal_journey,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  BalJourney *self = BAL_JOURNEY (object);

  if (id == PROP_FRAMEWORK)
    self->framework = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  BalJourney *self = BAL_JOURNEY (object);

  switch (id)
    {
    case PROP_CHILD_ID:
      g_value_set_string (value, bal_journey_get_child_id (self));
      break;
    case PROP_N_EPISODES:
      g_value_set_uint (value, bal_journey_get_n_episodes (self));
      break;
    case PROP_FRAMEWORK:
      g_value_set_object (value, bal_journey_get_framework (self));
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, bal_journey_get_findings (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
bal_journey_finalize (GObject *object)
{
  BalJourney *self = BAL_JOURNEY (object);

  g_clear_object (&self->framework);
  g_clear_pointer (&self->store, bal_store_unref);
  g_clear_pointer (&self->replay, bal_replay_unref);
  g_clear_pointer (&self->log, bal_journey_log_unref);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (bal_journey_parent_class)->finalize (object);
}

static void
bal_journey_class_init (BalJourneyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = set_property;
  object_class->get_property = get_property;
  object_class->finalize = bal_journey_finalize;

  /**
   * BalJourney:child-id:
   *
   * The identifier of the child; %NULL in a journey that began empty and still is.
   *
   * Since: 0.1
   */
  properties[PROP_CHILD_ID] = g_param_spec_string ("child-id", NULL, NULL, NULL, flags);

  /**
   * BalJourney:n-episodes:
   *
   * The number of episodes.
   *
   * Since: 0.1
   */
  properties[PROP_N_EPISODES] =
    g_param_spec_uint ("n-episodes", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * BalJourney:framework:
   *
   * The vocabulary of the codes.
   *
   * Since: 0.1
   */
  properties[PROP_FRAMEWORK] =
    g_param_spec_object ("framework", NULL, NULL, BAL_TYPE_FRAMEWORK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * BalJourney:findings:
   *
   * What is worth knowing about the episodes, such as a missing level or an end without a start.
   *
   * Since: 0.1
   */
  properties[PROP_FINDINGS] =
    g_param_spec_object ("findings", NULL, NULL, BAL_TYPE_FINDINGS, flags);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_journey_init (BalJourney *self)
{
}

/* NULL with an error when the store cannot take the framework; the library's own it can. */
static BalStore *
make_empty_store (BalFramework *framework, GError **error)
{
  g_autoptr (BalCaseloadOptions) options =
    g_object_new (BAL_TYPE_CASELOAD_OPTIONS, "framework", framework, NULL);
  g_autoptr (BalIntake) intake = bal_intake_new (options, error);

  return intake != NULL ? bal_store_build (intake, error) : NULL;
}

static BalStore *
make_store (BalJourney *self)
{
  BalStore *store;

  if (self->replay != NULL)
    return bal_replay_build (self->replay, self->n_added);
  store = make_empty_store (self->framework, NULL);
  return store != NULL ? store : make_empty_store (NULL, NULL);
}

/* Made when it is first asked for: journeys of a caseload never need it. */
static BalStore *
get_store (BalJourney *self)
{
  if (g_once_init_enter (&self->store))
    g_once_init_leave (&self->store, make_store (self));
  return self->store;
}

BalJourney *
bal_journey_new_for_child (BalStore *store, guint child)
{
  BalJourney *self = g_object_new (BAL_TYPE_JOURNEY, NULL);

  self->store = bal_store_ref (store);
  self->child = child;
  self->of_caseload = TRUE;
  return self;
}

/**
 * bal_journey_new:
 * @framework: (nullable): the vocabulary of the codes, or %NULL for that of the library
 *
 * Creates a journey without episodes.
 *
 * Returns: (transfer full): the journey
 *
 * Since: 0.1
 */
BalJourney *
bal_journey_new (BalFramework *framework)
{
  g_return_val_if_fail (framework == NULL || BAL_IS_FRAMEWORK (framework), NULL);

  return g_object_new (BAL_TYPE_JOURNEY, "framework", framework, NULL);
}

void
bal_journey_get_columns (BalJourney *self, const BalEpisodes **columns, gsize *first, gsize *count)
{
  const BalStore *store = get_store (self);

  *columns = &store->episodes;
  *first = 0;
  *count = 0;
  if (self->child >= store->n_children)
    return;
  *first = store->child_first[self->child];
  *count = store->child_first[self->child + 1] - *first;
}

const BalStore *
bal_journey_get_store (BalJourney *self, guint *child)
{
  *child = self->child;
  return get_store (self);
}

gboolean
bal_journey_is_of_caseload (BalJourney *self)
{
  return self->of_caseload;
}

BalJourneyLog *
bal_journey_get_log (BalJourney *self, gsize *n_rows)
{
  *n_rows = bal_journey_get_n_episodes (self);
  if (self->replay != NULL)
    return bal_replay_get_log (self->replay);
  if (g_once_init_enter (&self->log))
    g_once_init_leave (&self->log, bal_journey_log_new (get_store (self), self->child));
  return self->log;
}

static BalFindings *
make_findings (BalJourney *self)
{
  BalFindingsBuilder *findings = bal_findings_builder_new ();
  gsize n_rows;
  BalJourneyLog *log = bal_journey_get_log (self, &n_rows);

  bal_journey_log_add_findings (log, n_rows, findings);
  return bal_findings_builder_end (findings);
}

/**
 * bal_journey_get_findings: (get-property findings)
 * @self: a journey
 *
 * Gets what is worth knowing about the episodes.
 *
 * A row that is kept although something is missing is noted here: a missing strand, level, stage
 * or agency (`value-missing`), no date at all (`no-dates`), or an end without a start
 * (`end-without-start`). Rows are numbered as in the file; those that were added go on counting.
 *
 * Returns: (transfer none): the findings
 *
 * Since: 0.1
 */
BalFindings *
bal_journey_get_findings (BalJourney *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY (self), NULL);

  if (g_once_init_enter (&self->findings))
    g_once_init_leave (&self->findings, make_findings (self));
  return self->findings;
}

/**
 * bal_journey_get_framework: (get-property framework)
 * @self: a journey
 *
 * Gets the vocabulary of the codes.
 *
 * Returns: (transfer none): the framework
 *
 * Since: 0.1
 */
BalFramework *
bal_journey_get_framework (BalJourney *self)
{
  g_return_val_if_fail (BAL_IS_JOURNEY (self), NULL);

  if (self->replay != NULL)
    return bal_replay_get_framework (self->replay);
  return self->framework != NULL ? self->framework : get_store (self)->framework;
}

/**
 * bal_journey_get_n_episodes: (get-property n-episodes)
 * @self: a journey
 *
 * Gets the number of episodes.
 *
 * Returns: the number of episodes
 *
 * Since: 0.1
 */
guint
bal_journey_get_n_episodes (BalJourney *self)
{
  const BalEpisodes *columns;
  gsize first, count;

  g_return_val_if_fail (BAL_IS_JOURNEY (self), 0);

  if (self->replay != NULL)
    return bal_replay_get_n_first (self->replay) + self->n_added;
  bal_journey_get_columns (self, &columns, &first, &count);
  return (guint) count;
}

/**
 * bal_journey_get_child_id: (get-property child-id)
 * @self: a journey
 *
 * Gets the identifier of the child.
 *
 * Returns: (nullable): the identifier, or %NULL in a journey that began empty and still is
 *
 * Since: 0.1
 */
const char *
bal_journey_get_child_id (BalJourney *self)
{
  const BalStore *store;

  g_return_val_if_fail (BAL_IS_JOURNEY (self), NULL);

  if (self->replay != NULL)
    return bal_replay_get_child_id (self->replay);
  store = get_store (self);
  if (self->child >= store->n_children)
    return NULL;
  return store->ids[bal_store_get_child_id (store, self->child)];
}

/**
 * bal_journey_get_episode:
 * @self: a journey
 * @position: the place of an episode, from 0
 *
 * Makes an object of one episode.
 *
 * Returns: (transfer full) (nullable): the episode, or %NULL behind the last one
 *
 * Since: 0.1
 */
BalEpisode *
bal_journey_get_episode (BalJourney *self, guint position)
{
  const BalEpisodes *columns;
  gsize first, count;

  g_return_val_if_fail (BAL_IS_JOURNEY (self), NULL);

  bal_journey_get_columns (self, &columns, &first, &count);
  if (position >= count)
    return NULL;
  return bal_episode_new_for_row (self->store, first + position);
}

/* A framework that no store can take is never replaced by another one in silence. */
static gboolean
check_framework (BalJourney *self, GError **error)
{
  g_autoptr (BalStore) store = NULL;

  if (self->framework == NULL || get_store (self)->framework == self->framework)
    return TRUE;
  store = make_empty_store (self->framework, error);
  return store != NULL;
}

/* The replay after which the episode comes; it is another one where this journey is not the
 * longest of those that share one. */
static BalReplay *
add_to_replay (BalJourney *self, BalEpisode *episode, guint *n_added, GError **error)
{
  g_autoptr (BalReplay) replay = self->replay != NULL ? bal_replay_ref (self->replay) : NULL;
  BalReplayOutcome outcome = BAL_REPLAY_STALE;

  *n_added = self->n_added + 1;
  if (replay != NULL)
    outcome = bal_replay_add (replay, self->n_added, episode, error);
  if (outcome == BAL_REPLAY_STALE)
    {
      g_clear_pointer (&replay, bal_replay_unref);
      replay = bal_replay_new (get_store (self), self->child, error);
      *n_added = 1;
      if (replay != NULL)
        outcome = bal_replay_add (replay, 0, episode, error);
    }
  return outcome == BAL_REPLAY_ADDED ? g_steal_pointer (&replay) : NULL;
}

/**
 * bal_journey_with_event:
 * @self: a journey
 * @episode: what is added
 * @error: return location for an error
 *
 * Gives a journey that has one episode more.
 *
 * The episode takes its place in the order, and meets the rules that a row of a file meets: an
 * unknown code, an end before the start, or the identifier of another episode of its source is an
 * error. An exact repeat, by its identifier, is one too.
 *
 * Adding to the longest journey takes the same time whatever its length. The first look at a
 * journey that has grown puts its episodes in order, once.
 *
 * Returns: (transfer full): the other journey
 *
 * Since: 0.1
 */
BalJourney *
bal_journey_with_event (BalJourney *self, BalEpisode *episode, GError **error)
{
  g_autoptr (BalReplay) replay = NULL;
  BalJourney *longer;
  guint n_added;

  g_return_val_if_fail (BAL_IS_JOURNEY (self), NULL);
  g_return_val_if_fail (BAL_IS_EPISODE (episode), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_framework (self, error))
    return NULL;
  replay = add_to_replay (self, episode, &n_added, error);
  if (replay == NULL)
    return NULL;

  longer = g_object_new (BAL_TYPE_JOURNEY, NULL);
  longer->replay = g_steal_pointer (&replay);
  longer->n_added = n_added;
  longer->of_caseload = self->of_caseload;
  return longer;
}
