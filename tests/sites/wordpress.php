<?php
// Installs WordPress into an empty database: an administrator, and an author, who may not save all HTML (`unfiltered_html`).
// Prints a password for the REST interface for each, as JSON.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = $argv[2];
$_SERVER['REQUEST_URI'] = '/';
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Nieuws', 'admin', 'admin@example.org', true, '', 'no-secret');
$author = wp_insert_user(['user_login' => 'author', 'user_pass' => 'no-secret', 'role' => 'author']);
$passwords = [];
foreach (['admin' => get_user_by('login', 'admin')->ID, 'author' => $author] as $name => $id) {
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'tests']);
    $passwords[$name] = $password;
}
echo json_encode(['passwords' => $passwords, 'version' => get_bloginfo('version'), 'theme' => get_option('stylesheet')]);
