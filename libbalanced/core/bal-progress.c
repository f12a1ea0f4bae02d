/* SPDX-FileCopyrightText: 2026 The libbalanced authors */
/* SPDX-License-Identifier: MIT */

#include "libbalanced/core/bal-progress.h"

/**
 * BalProgress:
 *
 * How far a long piece of work has come.
 *
 * The one who waits creates the object and passes it to the call that works. The work may run on
 * any threads, and reports with [method@Balanced.Progress.update]. The `notify` signal is emitted
 * only in the thread-default main context of the thread that created the object: many reports
 * between two turns of that context are one notification, and no code of the caller ever runs on
 * a thread of the library. Who has no main loop asks [method@Balanced.Progress.get_fraction].
 *
 * ```c
 * g_autoptr (BalProgress) progress = bal_progress_new ();
 *
 * g_signal_connect (progress, "notify::fraction", G_CALLBACK (on_progress), NULL);
 * ```
 *
 * ```python
 * progress = Balanced.Progress()
 * progress.connect('notify::fraction', lambda each, _: print(each.get_fraction()))
 * ```
 *
 * Thread safety: every method may be called from any thread.
 *
 * Since: 0.1
 */

struct _BalProgress
{
  GObject parent_instance;

  GMainContext *context; /* owned: where notify is emitted */

  GMutex lock;     /* guards what follows */
  double fraction; /* 0 to 1 */
  guint64 total;   /* what the fraction is of */
  char *stage;     /* owned, nullable */
  GSource *source; /* owned, nullable: a notification that is under way */
  gboolean fraction_changed;
  gboolean stage_changed;
};

enum
{
  PROP_0,
  PROP_FRACTION,
  PROP_STAGE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (BalProgress, bal_progress, G_TYPE_OBJECT)

static GWeakRef *
weak_ref_new (gpointer object)
{
  GWeakRef *weak = g_new (GWeakRef, 1);

  g_weak_ref_init (weak, object);

  return weak;
}

static void
weak_ref_free (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static gboolean
notify_in_context (gpointer weak)
{
  g_autoptr (BalProgress) self = g_weak_ref_get (weak);
  gboolean fraction_changed = FALSE;
  gboolean stage_changed = FALSE;

  if (self == NULL)
    return G_SOURCE_REMOVE;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->source, g_source_unref);
  fraction_changed = self->fraction_changed;
  stage_changed = self->stage_changed;
  self->fraction_changed = FALSE;
  self->stage_changed = FALSE;
  g_mutex_unlock (&self->lock);

  if (stage_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
  if (fraction_changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);

  return G_SOURCE_REMOVE;
}

/* The source holds no reference: a context that never runs again must not keep the object. */
static void
schedule (BalProgress *self)
{
  if (self->source != NULL)
    return;

  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->source, notify_in_context, weak_ref_new (self), weak_ref_free);
  g_source_attach (self->source, self->context);
}

static void
bal_progress_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BalProgress *self = BAL_PROGRESS (object);

  switch (property_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, bal_progress_get_fraction (self));
      break;
    case PROP_STAGE:
      g_value_take_string (value, bal_progress_dup_stage (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bal_progress_finalize (GObject *object)
{
  BalProgress *self = BAL_PROGRESS (object);

  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->stage, g_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (bal_progress_parent_class)->finalize (object);
}

static void
bal_progress_class_init (BalProgressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = bal_progress_get_property;
  object_class->finalize = bal_progress_finalize;

  /**
   * BalProgress:fraction: (getter get_fraction)
   *
   * The share of the work that is done, from 0 to 1.
   *
   * Since: 0.1
   */
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * BalProgress:stage: (getter dup_stage)
   *
   * What is being done, in a word or two.
   *
   * Since: 0.1
   */
  properties[PROP_STAGE] =
    g_param_spec_string ("stage", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
bal_progress_init (BalProgress *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
}

/**
 * bal_progress_new:
 *
 * Creates a progress that notifies in the thread-default main context of this thread.
 *
 * Returns: (transfer full): a new progress at 0
 *
 * Since: 0.1
 */
BalProgress *
bal_progress_new (void)
{
  return g_object_new (BAL_TYPE_PROGRESS, NULL);
}

/**
 * bal_progress_update:
 * @self: a progress
 * @done: how many units of work are done
 * @total: how many there are; with 0 the fraction is 0
 * @stage: (nullable): what is being done, or %NULL to leave the words as they are
 *
 * Reports how far the work has come.
 *
 * Units are whatever the work counts: rows, bytes, children. More done than there are counts as
 * all. While stage and total stay the same the fraction never goes back, so threads may report in
 * any order. It may be called from any thread, and often.
 *
 * Since: 0.1
 */
void
bal_progress_update (BalProgress *self, guint64 done, guint64 total, const char *stage)
{
  double fraction = total == 0 ? 0 : MIN ((double) done / (double) total, 1);
  gboolean new_stage = FALSE;

  g_return_if_fail (BAL_IS_PROGRESS (self));

  g_mutex_lock (&self->lock);

  /* Reports of several threads overtake each other; what is done stays done. */
  new_stage = total != self->total || (stage != NULL && g_strcmp0 (stage, self->stage) != 0);
  if (new_stage ? fraction != self->fraction : fraction > self->fraction)
    {
      self->fraction = fraction;
      self->fraction_changed = TRUE;
    }
  self->total = total;
  if (stage != NULL && g_strcmp0 (stage, self->stage) != 0)
    {
      g_free (self->stage);
      self->stage = g_strdup (stage);
      self->stage_changed = TRUE;
    }
  if (self->fraction_changed || self->stage_changed)
    schedule (self);

  g_mutex_unlock (&self->lock);
}

/**
 * bal_progress_get_fraction: (get-property fraction)
 * @self: a progress
 *
 * Gets the share of the work that is done.
 *
 * Returns: a number from 0 to 1
 *
 * Since: 0.1
 */
double
bal_progress_get_fraction (BalProgress *self)
{
  double fraction = 0;

  g_return_val_if_fail (BAL_IS_PROGRESS (self), 0);

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  g_mutex_unlock (&self->lock);

  return fraction;
}

/**
 * bal_progress_dup_stage: (get-property stage)
 * @self: a progress
 *
 * Gets what is being done.
 *
 * Returns: (transfer full) (nullable): a word or two, or %NULL when nothing was reported yet
 *
 * Since: 0.1
 */
char *
bal_progress_dup_stage (BalProgress *self)
{
  char *stage = NULL;

  g_return_val_if_fail (BAL_IS_PROGRESS (self), NULL);

  g_mutex_lock (&self->lock);
  stage = g_strdup (self->stage);
  g_mutex_unlock (&self->lock);

  return stage;
}
