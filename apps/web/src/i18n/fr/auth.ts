/** Words of the pages before one is in, in French. */
export const authFr = {
  email: 'Adresse électronique',
  name: 'Nom',
  password: 'Mot de passe',
  newPassword: 'Nouveau mot de passe',
  passwordHelp: 'Au moins 10 caractères. Une courte phrase se retient bien.',
  code: 'Code à usage unique',
  codeHelp: 'Il figure dans le lien que le serveur a affiché à son démarrage.',
  setUp: {
    title: 'Mise en service de Belvedere',
    why: 'Créez le premier administrateur. Les autres personnes seront invitées depuis la page.',
    action: 'Créer l’administrateur',
    failed: 'L’administrateur n’a pas pu être créé',
    link: 'Personne ne peut encore se connecter : le premier administrateur reste à créer.',
    linkWhere:
      'Ouvrez le lien de mise en service que le serveur a affiché à son démarrage. Il porte le code à usage unique.',
    done: 'Belvedere est en service',
    doneWhy: 'Le premier administrateur existe. Connectez-vous, ou demandez une invitation à un administrateur.',
  },
  signIn: {
    title: 'Connexion',
    action: 'Se connecter',
    failed: 'Vous n’êtes pas connecté',
    forgotten:
      'Mot de passe oublié ? Un administrateur de votre projet peut vous donner un lien pour en choisir un autre.',
  },
  register: {
    title: 'Demander un compte',
    why: 'Dans le projet {{project}}.',
    action: 'Demander un compte',
    failed: 'Le compte n’a pas pu être demandé',
    sent: 'Votre compte est demandé',
    pending:
      'Un administrateur de {{project}} vous fera entrer. Vous pourrez alors vous connecter avec ce mot de passe.',
    active: 'Vous êtes désormais utilisateur de {{project}}. Connectez-vous avec ce mot de passe.',
  },
  link: {
    title: 'Choisir un mot de passe',
    invitation: 'Bienvenue',
    reset: 'Choisir un autre mot de passe',
    invitedTo: 'Vous êtes invité dans {{project}}. Choisissez un mot de passe pour entrer.',
    knownTo: 'Vous êtes invité dans {{project}}. Entrez avec le mot de passe de votre compte.',
    resetOf: 'Pour le compte {{email}}.',
    action: 'Le garder et entrer',
    failed: 'Le lien n’a pas fonctionné',
    gone: 'Ce lien ne peut pas servir',
    goneWhy: 'Il a peut-être déjà servi, ou il est trop ancien. Un administrateur peut vous en donner un autre.',
  },
};
